import { builtInLlms } from '../../internal/built-in-llms.js';
import type { Assumption } from '../assumption.js';
import { differs, holds, unknown } from '../verdict.js';
import { statusOf } from './token-assumptions.js';

const api = 'Anam’s OpenAPI document';

const named = (body: Readonly<Record<string, unknown>>) =>
  typeof body['error'] === 'string' || typeof body['message'] === 'string'
    ? null
    : differs('the body has neither `error` nor `message`');

/** The engine’s start request, and the lists. No session runs. */
export const serviceAssumptions: readonly Assumption[] = [
  {
    id: 'engine-wrong-avatar',
    sentence: 'A session with an avatar that does not exist is refused with 404 and a message.',
    source: 'seen by third parties',
    breaks: 'The page shows another error than `no-such-avatar`’s.',
    cost: 'free',
    steps: ['token-wrong-avatar', 'engine-wrong-avatar'],
    check: statusOf('engine-wrong-avatar', 404, named),
  },
  {
    id: 'engine-wrong-token',
    sentence: 'A session with an invalid token is refused with 401.',
    source: 'SDK 4.27, CoreApiRestClient',
    breaks: 'The package does not request a new token once, as it does after 401.',
    cost: 'free',
    steps: ['engine-wrong-token'],
    check: statusOf('engine-wrong-token', 401),
  },
  {
    id: 'concurrency',
    sentence: 'The concurrency has `limit`, `active` and `canStartSession`.',
    source: api,
    breaks: '`doctor` and `anamApi().sessions.concurrency()` return nothing useful.',
    cost: 'free',
    steps: ['concurrency'],
    check: statusOf('concurrency', 200, ({ limit, active, canStartSession }) =>
      typeof limit === 'number' && typeof active === 'number' && typeof canStartSession === 'boolean'
        ? holds(`${active} of ${limit} sessions are running`)
        : differs('a field is missing, or has another type'),
    ),
  },
  {
    id: 'llm-list',
    sentence: 'The list of LLMs with `includeDefaults` contains every current model that this package names.',
    source: 'Anam’s page “Custom LLMs”',
    breaks: '`builtInLlms` names a model that no session accepts.',
    cost: 'free',
    steps: ['llm-list'],
    check: statusOf('llm-list', 200, ({ data }) => {
      if (!Array.isArray(data)) return differs('there is no `data`');
      const ids = data.map((each) => (each as { id?: unknown } | null)?.id);
      const missing = Object.values(builtInLlms)
        .filter(({ id, legacy }) => !legacy && !ids.includes(id))
        .map(({ name }) => name);
      return missing.length === 0
        ? holds(`${ids.length} models`)
        : differs(`not listed: ${missing.join(', ')}`);
    }),
  },
  {
    id: 'llm-missing',
    sentence: 'An LLM that does not exist is 404.',
    source: api,
    breaks: '`doctor` cannot tell a wrong id from a failure.',
    cost: 'free',
    steps: ['llm-missing'],
    check: statusOf('llm-missing', 404),
  },
  {
    id: 'stop-missing',
    sentence: 'Stopping a session that does not run is 404.',
    source: api,
    breaks: 'The end handler reports an error for a session that has ended already.',
    cost: 'free',
    steps: ['stop-missing'],
    check: statusOf('stop-missing', 404),
  },
  {
    id: 'token-reuse',
    sentence: 'A token starts one session; its second start is refused with 401.',
    source: 'Anam’s older page “Session tokens”',
    breaks: 'Nothing, but a leaked token is worth more than we say.',
    cost: 'paid',
    steps: ['client/start', 'token-reuse'],
    check: statusOf('token-reuse', 401),
  },
  {
    id: 'slot-release',
    sentence: 'A session that the page stopped frees its slot within 20 s.',
    source: 'Anam’s older FAQ: 10 to 20 s for a closed tab',
    breaks: 'A restart after “End” is refused with 429 for longer than the package retries.',
    cost: 'paid',
    steps: ['client/start', 'slot'],
    check: (trace) => {
      const ms = trace.noted('slot', 'freed')['ms'];
      const waited = trace.noted('slot', 'taken')['ms'];
      if (typeof waited === 'number') return differs(`still counted after ${waited / 1000} s`);
      if (typeof ms !== 'number') return unknown('the number of sessions was not read');
      return ms <= 20_000 ? holds(`free after ${ms / 1000} s`) : differs(`free after ${ms / 1000} s`);
    },
  },
];
