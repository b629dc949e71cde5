import { expect, it } from 'vitest';
import { createSessionHandler } from '../session-handler.js';
import type { ServerRefusal } from '../refusal.js';
import { fakeUpstream } from '../testing/fake-upstream.js';
import { post, refusalOf } from '../testing/requests.js';

const json = (error: string, message: string) => JSON.stringify({ error, message, org: 'org_secret' });

// Every status of the token endpoint, with the known messages from Anam, its framework and gateways.
it.each<[theirs: number, body: string, status: number, code: string]>([
  [400, json('Bad Request', 'personaConfig.avatarId must be a UUID'), 502, 'anam-refused'],
  [400, '', 502, 'anam-refused'],
  [422, json('Unprocessable Entity', 'invalid'), 502, 'anam-refused'],
  [401, json('Unauthorized', 'Invalid API key'), 502, 'anam-unauthorized'],
  [401, '<html>401</html>', 502, 'anam-unauthorized'],
  [402, json('No plan found', 'Please choose a plan'), 502, 'anam-no-plan'],
  [403, json('Forbidden', 'The API key lacks the permission sessions:create'), 502, 'anam-forbidden'],
  [403, json('Forbidden', 'The plan does not permit zeroDataRetention'), 502, 'anam-forbidden'],
  [403, json('Forbidden', 'avatarModel cara-4-latest is not enabled'), 502, 'anam-forbidden'],
  [403, '', 502, 'anam-forbidden'],
  [403, '<html>blocked</html>', 502, 'anam-failed'],
  [404, json('Not Found', 'Persona not found'), 502, 'anam-not-found'],
  [404, '<html>404</html>', 502, 'anam-failed'],
  [408, '', 502, 'anam-failed'],
  [429, json('Concurrent session limit reached', 'x'), 503, 'anam-busy'],
  [429, json('Too Many Requests', 'Concurrency limit reached'), 503, 'anam-busy'],
  [429, json('Spend cap reached', 'x'), 503, 'anam-spend-cap'],
  [429, json('Too Many Requests', 'Monthly spending limit reached'), 503, 'anam-spend-cap'],
  [429, json('Usage limit reached', 'x'), 503, 'anam-limit-reached'],
  [429, json('Too Many Requests', 'No minutes left on your plan'), 503, 'anam-limit-reached'],
  [429, json('Too Many Requests', 'Rate limit exceeded'), 429, 'anam-rate-limited'],
  [429, '', 429, 'anam-rate-limited'],
  [429, '<html>slow down</html>', 429, 'anam-rate-limited'],
  [500, json('Internal Server Error', 'x'), 502, 'anam-failed'],
  [502, '<html>Bad gateway</html>', 502, 'anam-failed'],
  [503, json('Service Unavailable', 'No engines available'), 503, 'anam-unavailable'],
  [503, '', 503, 'anam-unavailable'],
  [302, '', 502, 'anam-failed'],
])('HTTP %i %s of Anam becomes %i %s, in our words', async (theirs, body, status, code) => {
  const heard: ServerRefusal[] = [];
  const { fetch, calls } = fakeUpstream(() => new Response(body, { status: theirs }));
  const handler = createSessionHandler({
    apiKey: 'anam-key-0123456789',
    persona: { avatarId: 'avatar', voiceId: 'voice' },
    authorize: () => true,
    onRefusal: (refusal) => heard.push(refusal),
    fetch,
  });
  const refusal = await refusalOf(await handler(post({ mode: 'client' })));
  expect(refusal).toMatchObject({ status, code });
  expect(refusal.text).not.toContain('org_secret');
  expect(heard).toMatchObject([{ status, code, ...(body !== '' && { detail: body }) }]);
  expect(calls).toHaveLength(1);
});
