import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.js';

const anam = { ANAM_API_KEY: 'anam-secret', ANAM_AVATAR_ID: 'avatar', ANAM_VOICE_ID: 'voice' };
const llm = { LLM_URL: 'http://localhost:1/v1', LLM_MODEL: 'gpt-oss-120b', LLM_API_KEY: 'llm-secret' };
const simulated = (model: string) => ({
  llmId: 'demo-llm',
  engine: { spec: 'groq', model, urls: ['/api/persona/engine/openai/v1/chat/completions'] },
});
const configOf = (env: Record<string, string>) => readSettings(env).config;

describe('readSettings', () => {
  it('simulates everything without an environment, and finds nothing wrong with that', () => {
    expect(configOf({})).toEqual({
      persona: 'simulated',
      model: { kind: 'scripted' },
      ...simulated('scripted'),
      problems: [],
    });
    expect(configOf({ ANAM_API_KEY: ' ', LLM_URL: '' }).problems).toEqual([]);
  });

  it('takes persona and model independently', () => {
    expect(configOf(llm)).toEqual({
      persona: 'simulated',
      model: { kind: 'real', name: 'gpt-oss-120b' },
      ...simulated('gpt-oss-120b'),
      problems: [],
    });
    expect(configOf(anam)).toEqual({ persona: 'anam', model: { kind: 'scripted' }, problems: [] });
    expect(configOf({ ...anam, ...llm, ANAM_LLM_ID: 'own' })).toEqual({
      persona: 'anam',
      model: { kind: 'real', name: 'gpt-oss-120b' },
      llmId: 'own',
      problems: [],
    });
  });

  it('needs no key for a local model', () => {
    const { LLM_API_KEY: _, ...local } = llm;
    expect(configOf(local).model.kind).toBe('real');
  });

  it.each([
    [
      { ANAM_API_KEY: 'x' },
      'ANAM_API_KEY is set, but ANAM_AVATAR_ID and ANAM_VOICE_ID are missing, so the persona is simulated.',
    ],
    [
      { ANAM_LLM_ID: 'x' },
      'ANAM_LLM_ID is set, but ANAM_API_KEY, ANAM_AVATAR_ID and ANAM_VOICE_ID are missing, so the persona is simulated.',
    ],
    [{ LLM_URL: 'http://x/v1' }, 'LLM_URL is set, but LLM_MODEL is missing, so the model is scripted.'],
    [
      { LLM_MODEL: 'm', LLM_API_KEY: 'k' },
      'LLM_MODEL and LLM_API_KEY are set, but LLM_URL is missing, so the model is scripted.',
    ],
  ])('reports what is missing with %j', (env, problem) => {
    expect(configOf(env)).toMatchObject({
      persona: 'simulated',
      model: { kind: 'scripted' },
      problems: [problem],
    });
  });

  it('reports invalid settings and falls back', () => {
    const config = configOf({ ...anam, ...llm, LLM_URL: 'localhost:8000/v1', ANAM_API_KEY: 'se cret' });
    expect(config).toMatchObject({ persona: 'simulated', model: { kind: 'scripted' } });
    expect(config.problems).toHaveLength(2);
    expect(config.problems.join(' ')).not.toContain('se cret');
  });

  describe('the endpoint of the simulated engine', () => {
    const own = { ANAM_LLM_URLS: 'https://a.test/x, https://b.test/y', ANAM_LLM_SECRET: 'llm-secret' };

    it('can be called in every specification', () => {
      const { engine } = configOf({ ANAM_LLM_SPEC: 'gemini' });
      expect(engine).toMatchObject({
        spec: 'gemini',
        urls: [expect.stringMatching(/streamGenerateContent$/)],
      });
    });

    it('can be yours, with a path of the page for each URL and without the secret', () => {
      const config = configOf({
        ...own,
        ANAM_LLM_SPEC: 'azure',
        ANAM_LLM_MODEL: 'm',
        DEMO_SPEECH_RATE: '10',
      });
      expect(config.engine).toEqual({
        spec: 'azure',
        model: 'm',
        urls: ['/api/persona/engine/own/0', '/api/persona/engine/own/1'],
        isYours: true,
        speechRate: 10,
      });
      expect(config.problems).toEqual([]);
      expect(JSON.stringify(config)).not.toContain('secret');
    });

    it.each([
      [{ ANAM_LLM_SPEC: 'anthropic' }, 'ANAM_LLM_SPEC must be one of openai, azure, gemini, groq'],
      [{ ...own, ANAM_LLM_SECRET: '' }, 'ANAM_LLM_SECRET is missing'],
      [{ ...own, ANAM_LLM_URLS: 'localhost:3000/x' }, 'ANAM_LLM_URLS must be full URLs'],
    ])('reports %j', (env, problem) => {
      const { engine, problems } = configOf(env);
      expect(problems).toEqual([expect.stringContaining(problem)]);
      expect(engine).toMatchObject({ model: 'scripted' });
    });
  });

  it('never sends a key to the page', () => {
    expect(JSON.stringify(configOf({ ...anam, ...llm }))).not.toContain('secret');
  });
});
