import { describe, expect, it } from 'vitest';
import { checkOptions, chosenDevices } from './check-options.js';
import type { PersonaOptions } from './persona-options.js';

const valid: PersonaOptions = { session: '/session', llm: { server: { llmId: 'mine' } } };
const checkAny = (options: object) => checkOptions({ ...valid, ...options });

it('returns the modes that have a model, and the initial mode', () => {
  expect(checkOptions(valid)).toEqual({ mode: 'server', modes: ['server'] });
});

it('accepts a group that is written as a condition', () => {
  expect(() =>
    checkAny({ limits: false, timeouts: null, advanced: undefined, reconnect: false }),
  ).not.toThrow();
});

it('takes the devices for the state, and nothing else of their group', () => {
  const devices = { microphone: false, speakerId: 'headset' };
  expect(chosenDevices({ ...valid, devices })).toEqual({ microphoneId: null, speakerId: 'headset' });
});

const refusal = (code: string, path: string) =>
  expect.objectContaining({ code, message: expect.stringContaining(`\`${path}\``) as string });

describe('a value that cannot work', () => {
  it.each([
    ['limits.sessionSeconds', { limits: { sessionSeconds: -1 } }],
    ['limits.sessionSeconds', { limits: { sessionSeconds: false } }],
    ['limits.idleSeconds', { limits: { idleSeconds: 0 } }],
    ['limits.idleSeconds', { limits: { idleSeconds: true } }],
    ['limits.hiddenSeconds', { limits: { hiddenSeconds: Number.NaN } }],
    ['limits.warningSeconds', { limits: { warningSeconds: '30' } }],
    ['timeouts.startMs', { timeouts: { startMs: Infinity } }],
    ['timeouts.answerMs', { timeouts: { answerMs: null } }],
    ['timeouts.microphoneMs', { timeouts: { microphoneMs: -0 } }],
    ['reconnect.maxAttempts', { reconnect: { maxAttempts: -1 } }],
    ['advanced.maxToolRounds', { advanced: { maxToolRounds: 0 } }],
    ['limits', { limits: 300 }],
    ['timeouts', { timeouts: 'long' }],
    ['reconnect', { reconnect: 6 }],
  ])('is refused with the path %s: %j', (path, options) => {
    expect(() => checkAny(options)).toThrow(refusal('config-invalid', path));
  });

  it.each([
    [{ session: undefined }],
    [{ session: '' }],
    [{ session: {} }],
    [{ session: { url: '' } }],
    [{ session: 5 }],
  ])('is refused as a session: %j', (options) => {
    expect(() => checkAny(options)).toThrow(refusal('config-session', 'session'));
  });
});
