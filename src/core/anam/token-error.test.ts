import { describe, expect, it } from 'vitest';
import { createSessionHandler } from '../../server/index.js';
import { refusedToken } from './token-error.js';

const url = '/api/session';
const refused = (status: number, body: string, headers: Readonly<Record<string, string>> = {}) =>
  refusedToken(url, new Response(null, { status, headers }), body);
const ours = (code: string, message = 'In our words.') => JSON.stringify({ error: { code, message } });
const anams = (error: string, message: string) => JSON.stringify({ error, message });

describe('an answer of the session endpoint that is no token', () => {
  it.each([
    // From `createSessionHandler`: Anam refused.
    [502, ours('anam-refused'), 'session-setup'],
    [502, ours('anam-unauthorized'), 'token-unauthorized'],
    [502, ours('anam-no-plan'), 'session-no-plan'],
    [502, ours('anam-forbidden'), 'session-forbidden'],
    [502, ours('anam-not-found'), 'session-not-found'],
    [503, ours('anam-busy'), 'session-busy'],
    [503, ours('anam-spend-cap'), 'session-spend-cap'],
    [503, ours('anam-limit-reached'), 'session-limit'],
    [503, ours('anam-unavailable'), 'session-unavailable'],
    [429, ours('anam-rate-limited'), 'token-rate-limited'],
    [502, ours('anam-failed'), 'token-failed'],
    [502, ours('anam-unreachable'), 'token-failed'],
    [504, ours('anam-timeout'), 'token-failed'],
    // … the handler itself did.
    [403, ours('not-authorized'), 'token-refused'],
    [403, ours('authorize-missing'), 'token-setup'],
    [403, ours('origin-refused'), 'token-setup'],
    [403, ours('mode-not-available'), 'token-setup'],
    [403, ours('llm-id-not-allowed'), 'token-setup'],
    [403, ours('field-not-allowed'), 'token-setup'],
    [400, ours('invalid-request'), 'token-setup'],
    [405, ours('method-not-allowed'), 'token-setup'],
    [429, ours('rate-limited'), 'token-rate-limited'],
    [503, ours('rate-limit-failed'), 'token-failed'],
    [500, ours('server-failed'), 'token-failed'],
    [503, ours('server-timeout'), 'token-failed'],
    [502, ours('elevenlabs-unauthorized'), 'token-setup'],
    [502, ours('elevenlabs-unreachable'), 'token-failed'],
    // From the app's own endpoint, which may pass on Anam's error.
    [400, anams('Bad Request', 'personaConfig.avatarId must be a UUID'), 'token-setup'],
    [401, anams('Unauthorized', 'Please log in'), 'token-refused'],
    [402, anams('Payment Required', 'No plan'), 'session-no-plan'],
    [403, '{}', 'token-refused'],
    [404, anams('Not Found', 'No such route'), 'token-malformed'],
    [404, '<html>', 'token-malformed'],
    [418, '', 'token-malformed'],
    [429, anams('Concurrent session limit reached', 'x'), 'session-busy'],
    [429, anams('Spend cap reached', 'x'), 'session-spend-cap'],
    [429, anams('Usage limit reached', 'x'), 'session-limit'],
    [429, anams('Too Many Requests', 'Rate limit exceeded'), 'token-rate-limited'],
    [429, 'slow down', 'token-rate-limited'],
    [408, '', 'token-failed'],
    [500, 'oops', 'token-failed'],
    [500, 'null', 'token-failed'],
    [502, '<html>', 'token-failed'],
    [503, '', 'token-failed'],
  ])('%i %s is %s', (status, body, code) => {
    const error = refused(status, body);
    expect(error).toMatchObject({ code, data: { status, body } });
    // There was a response, so the user's connection works.
    expect(error.userMessage).not.toMatch(/connection/iu);
    expect(error.advice).not.toMatch(/CORS/u);
  });

  it('has the words of the endpoint for the developer, and when to try again', () => {
    const error = refused(429, ours('anam-rate-limited', 'Too many sessions are being started.'), {
      'retry-after': '7',
    });
    expect(error.message).toBe('POST /api/session returned 429: Too many sessions are being started.');
    expect(error.data).toMatchObject({ detail: 'Too many sessions are being started', retryAfterMs: 7000 });
    expect(refused(400, anams('Bad Request', 'as told')).data.detail).toBe('as told');
  });

  it.each(['', 'soon', '-1', 'Wed, 21 Oct 2026 07:28:00 GMT'])('waits as usual after "%s"', (value) => {
    expect(refused(429, '', { 'retry-after': value }).data.retryAfterMs).toBeUndefined();
  });
});

// From Anam's response, through the handler, to the page.
it.each([
  [400, '{"message":"invalid"}', 'session-setup'],
  [401, '{"message":"Invalid API key"}', 'token-unauthorized'],
  [402, '{}', 'session-no-plan'],
  [403, '{"message":"The plan does not permit this option"}', 'session-forbidden'],
  [404, '{"message":"Persona not found"}', 'session-not-found'],
  [429, '{"error":"Concurrent session limit reached"}', 'session-busy'],
  [429, '{"error":"Spend cap reached"}', 'session-spend-cap'],
  [429, '{"error":"Usage limit reached"}', 'session-limit'],
  [429, '{"error":"Too Many Requests"}', 'token-rate-limited'],
  [500, '{}', 'token-failed'],
  [503, '{}', 'session-unavailable'],
])('HTTP %i %s of Anam at the token is %s in the page', async (status, body, code) => {
  const handler = createSessionHandler({
    apiKey: 'anam-key-0123456789',
    persona: { avatarId: 'avatar', voiceId: 'voice' },
    authorize: () => true,
    fetch: () => Promise.resolve(new Response(body, { status })),
  });
  const headers = { 'content-type': 'application/json' };
  const request = new Request('https://app.test/', { method: 'POST', headers, body: '{"mode":"client"}' });
  const response = await handler(request);
  const error = refusedToken(url, response, await response.text());
  expect(error).toMatchObject({ code, data: { status: response.status } });
});
