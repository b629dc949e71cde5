import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.js';

const anam = { ANAM_API_KEY: 'anam-secret', ANAM_AVATAR_ID: 'avatar', ANAM_VOICE_ID: 'voice' };
const llm = { LLM_URL: 'http://localhost:1/v1', LLM_MODEL: 'gpt-oss-120b', LLM_API_KEY: 'llm-secret' };
const simulated = (model: string) => ({
  llmId: 'demo-llm',
  engine: { url: '/api/persona/engine/openai/v1/chat/completions', model },
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

  it('never sends a key to the page', () => {
    expect(JSON.stringify(configOf({ ...anam, ...llm }))).not.toContain('secret');
  });
});
