import { afterEach, describe, expect, it, vi } from 'vitest';
import { askApp } from './ask-app.js';
import { createLlmProxy } from './llm-proxy.js';
import { createSessionHandler } from './session-handler.js';
import { createEndHandler } from './end-handler.js';
import { imitateAnam } from './testing/anam-imitation.js';
import { post, refusalOf } from './testing/requests.js';
import { briefly, scriptedLlm } from './testing/scripted-llm.js';

const hangs = () => new Promise<never>(() => {});
const apiKey = 'anam-key-0123456789';
const { fetch: anamFetch } = imitateAnam(apiKey);
const persona = { avatarId: 'a', voiceId: 'v' };
const anam = { apiKey, fetch: anamFetch };
const authorize = () => true;
const sessionId = '0b1d2e3f-4a5b-4c6d-8e7f-0123456789ab';
const session = { mode: 'client' };
const question = { messages: [{ role: 'user', content: 'Hi' }] };
const llm = scriptedLlm(briefly).adapter;

// Waits only for the app's function.
await import('./llm-answer.js');

afterEach(() => vi.useRealTimers());

describe('a function of the app that never returns', () => {
  it.each([
    ['authorize', createSessionHandler({ ...anam, persona, authorize: hangs }), session],
    ['rateLimitKey', createSessionHandler({ ...anam, persona, authorize, rateLimitKey: hangs }), session],
    ['clientLabel', createSessionHandler({ ...anam, persona, authorize, clientLabel: hangs }), session],
    [
      'livekitToken',
      createSessionHandler({
        ...anam,
        persona,
        authorize,
        environment: { livekitUrl: 'wss://lk.example.com', livekitToken: hangs },
      }),
      session,
    ],
    ['owns', createEndHandler({ ...anam, authorize, owns: hangs }), { sessionId }],
    ['userKey', createLlmProxy({ llm, authorize, userKey: hangs }), question],
  ])('%s: the request is refused after 10 s', async (_name, handler, body) => {
    vi.useFakeTimers();
    const pending = handler(post(body));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await refusalOf(await pending)).toMatchObject({ status: 503, code: 'server-timeout' });
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('passes on what the function says and throws, also at once', async () => {
  await expect(askApp('f', () => 5)).resolves.toBe(5);
  await expect(
    askApp('f', () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
});
