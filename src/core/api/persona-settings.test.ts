import { describe, expect, it } from 'vitest';
import type { PersonaOptions } from './persona-options.js';
import { resolveOptions } from './persona-settings.js';

const llm = { server: { llmId: 'mine' } };
const resolve = (options: Partial<PersonaOptions> = {}) =>
  resolveOptions({ session: '/session', llm, ...options });
const resolveAny = (options: object) => resolve(options);

describe('the defaults', () => {
  it('are those of production', () => {
    expect(resolve()).toMatchObject({
      source: '/session',
      endUrl: undefined,
      microphone: true,
      limits: { sessionMs: null, idleMs: 300_000, hiddenMs: null, warningMs: 30_000 },
      timeouts: { startMs: 30_000, answerMs: 20_000, microphoneMs: 20_000 },
      reconnectAttempts: 6,
      inputPolicy: 'interrupt',
      maxToolRounds: 8,
    });
  });

  it('hold for an option that is passed on as undefined', () => {
    const options = resolveAny({
      devices: { microphone: undefined, microphoneId: undefined },
      limits: { idleSeconds: undefined },
      timeouts: { startMs: undefined },
      advanced: { inputPolicy: undefined, maxToolRounds: undefined },
    });
    expect(options).toEqual(resolve());
  });
});

describe('the groups', () => {
  it('become settings, seconds as milliseconds', () => {
    const limits = { sessionSeconds: 60, idleSeconds: false, hiddenSeconds: 5, warningSeconds: 10 } as const;
    expect(resolve({ limits }).limits).toEqual({
      sessionMs: 60_000,
      idleMs: null,
      hiddenMs: 5000,
      warningMs: 10_000,
    });
    expect(resolve({ timeouts: { answerMs: 7 } }).timeouts).toEqual({
      startMs: 30_000,
      answerMs: 7,
      microphoneMs: 20_000,
    });
    expect(resolve({ devices: { microphone: false } }).microphone).toBe(false);
    expect(resolve({ reconnect: { maxAttempts: 2 } }).reconnectAttempts).toBe(2);
    expect(resolve({ reconnect: false }).reconnectAttempts).toBe(0);
    expect(resolve({ advanced: { exclusive: 'page', inputPolicy: 'queue' } })).toMatchObject({
      exclusive: 'page',
      inputPolicy: 'queue',
    });
  });

  it('of the session name the source of tokens and where the end is reported', () => {
    const getToken = () => 'token';
    expect(resolve({ session: getToken })).toMatchObject({ source: getToken, endUrl: undefined });
    const endpoint = { url: '/s', endUrl: '/end', fields: { languageCode: 'de' } };
    expect(resolve({ session: endpoint })).toMatchObject({ source: endpoint, endUrl: '/end' });
    expect(resolve({ session: { getToken, endUrl: '/end' } })).toMatchObject({
      source: getToken,
      endUrl: '/end',
    });
    expect(resolve({ session: { url: '/s' } })).toMatchObject({
      source: { url: '/s' },
      endUrl: undefined,
    });
  });
});
