import { afterEach, describe, expect, it } from 'vitest';
import { createSessionHandler } from '../server/session-handler.js';
import { post } from '../server/testing/requests.js';
import { createSimulator } from './simulator.js';
import { readToken } from './session-token.js';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

function setUp() {
  const simulator = createSimulator();
  stops.push(() => simulator.sessions.forEach((session) => session.dispose()));
  const handler = createSessionHandler({
    apiKey: 'key-0123456789',
    persona: { avatarId: 'avatar', voiceId: 'voice' },
    authorize: () => true,
    sessionOptions: { region: 'eu', regionPolicy: 'strict' },
    videoSizes: [{ width: 768, height: 1152 }],
    waitEstimate: true,
    fetch: (input, init) => simulator.api.fetch(new Request(input, init)),
  });
  const ask = async (body: object) => (await handler(post(body))).json() as Promise<Record<string, unknown>>;
  return { simulator, ask };
}

describe('a token of `createSessionHandler`', () => {
  it('opens a session in its region, with a picture of its shape', async () => {
    const { simulator, ask } = setUp();
    const { sessionToken } = await ask({ mode: 'client', shape: 'portrait' });
    expect(readToken(sessionToken as string)).toMatchObject({ orientation: 'portrait', region: 'eu' });
    const headers = { authorization: `Bearer ${sessionToken as string}` };
    const request = new Request('https://api.anam.ai/v1/engine/session', { method: 'POST', headers });
    expect(await (await simulator.fetch(request)).json()).toMatchObject({ region: 'eu' });
  });

  it('reports no region without one', async () => {
    const { simulator } = setUp();
    const headers = { authorization: `Bearer ${await simulator.session()}` };
    const request = new Request('https://api.anam.ai/v1/engine/session', { method: 'POST', headers });
    expect(await (await simulator.fetch(request)).json()).toMatchObject({ region: null });
  });

  it('is not needed for the check of free sessions', async () => {
    expect(await setUp().ask({ check: true })).toEqual({ busy: false });
  });
});
