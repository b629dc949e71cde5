import { describe, expect, it } from 'vitest';
import { readGrant, updateFor } from './session-grant.js';

const voiceDetectionOptions = { silenceBeforeSkipTurnSeconds: 30 };

describe('what a session source gave', () => {
  it.each<[given: unknown, grant: unknown]>([
    ['a.b.c', { sessionToken: 'a.b.c' }],
    [{ sessionToken: 'a.b.c' }, { sessionToken: 'a.b.c' }],
    [{ sessionToken: 'a.b.c', expires: 7 }, { sessionToken: 'a.b.c' }],
    [
      { sessionToken: 'a.b.c', personaConfig: { voiceDetectionOptions } },
      { sessionToken: 'a.b.c', personaConfig: { voiceDetectionOptions } },
    ],
    [
      { sessionToken: 'a.b.c', personaConfig: null },
      { sessionToken: 'a.b.c', personaConfig: null },
    ],
    [{ sessionToken: 'a.b.c', personaConfig: 'odd' }, { sessionToken: 'a.b.c' }],
    [
      { sessionToken: 'a.b.c', tools: ['weather'] },
      { sessionToken: 'a.b.c', tools: ['weather'] },
    ],
    [
      { sessionToken: 'a.b.c', tools: [] },
      { sessionToken: 'a.b.c', tools: [] },
    ],
    [{ sessionToken: 'a.b.c', tools: 'weather' }, { sessionToken: 'a.b.c' }],
    ['', null],
    [' ', null],
    [{ sessionToken: '' }, null],
    [{ sessionToken: 7 }, null],
    [{ token: 'a.b.c' }, null],
    [null, null],
    [undefined, null],
    [7, null],
    [[], null],
  ])('%j is %j', (given, grant) => {
    expect(readGrant(given)).toEqual(grant);
  });
});

describe('the message that is sent when the session is live', () => {
  const grant = { sessionToken: 'a.b.c' };
  const off = {
    voiceDetectionOptions: { silenceBeforeSkipTurnSeconds: 0, silenceBeforeSessionEndSeconds: 0 },
  };

  it('turns the timers of silence off where Anam runs no model', () => {
    expect(updateFor(grant, { mode: 'client' })).toEqual(off);
    expect(updateFor(grant, { mode: 'server', llmId: 'CUSTOMER_CLIENT_V1' })).toEqual(off);
  });

  it('is nothing where it does', () => {
    expect(updateFor(grant, { mode: 'server', llmId: 'mine' })).toBeNull();
    expect(updateFor(grant, { mode: 'server' })).toBeNull();
  });

  it('is what the app says, in either mode', () => {
    const personaConfig = { voiceDetectionOptions };
    expect(updateFor({ ...grant, personaConfig }, { mode: 'client' })).toBe(personaConfig);
    expect(updateFor({ ...grant, personaConfig }, { mode: 'server' })).toBe(personaConfig);
    expect(updateFor({ ...grant, personaConfig: null }, { mode: 'client' })).toBeNull();
  });
});
