import type { Assumption } from '../assumption.js';
import type { Trace } from '../trace.js';
import { differs, holds, unknown, type Verdict } from '../verdict.js';

const api = 'Anam’s OpenAPI document';

/** Returns a check that expects one of these statuses. */
export const statusOf =
  (
    step: string,
    wanted: number,
    more: (body: Readonly<Record<string, unknown>>) => Verdict | null = () => null,
  ) =>
  (trace: Trace): Verdict => {
    const response = trace.response(step);
    if (!response) return unknown('the request was not sent');
    if (response.status === 429 || response.status >= 500)
      return unknown(`status ${response.status}: the service could not answer now`);
    const problem = response.status === wanted ? more(response.body) : null;
    return response.status === wanted
      ? (problem ?? holds(`status ${wanted}`))
      : differs(`status ${response.status} instead of ${wanted}`);
  };

const isOfType = (wanted: string) => (body: Readonly<Record<string, unknown>>) =>
  body['tokenType'] === wanted
    ? holds(`a token of type ${wanted}`)
    : differs(`a token of type ${String(body['tokenType'])} instead of ${wanted}`);

/** The token endpoint. */
export const tokenAssumptions: readonly Assumption[] = [
  {
    id: 'token-client',
    sentence: 'A configuration with avatar, voice and CUSTOMER_CLIENT_V1 gets an ephemeral token.',
    source: `${api}; the SDK rejects other types`,
    breaks: 'No session starts in client mode.',
    cost: 'free',
    steps: ['token-client'],
    check: statusOf('token-client', 200, isOfType('ephemeral')),
  },
  {
    id: 'token-without-llm',
    sentence: 'A configuration without a model gets a legacy token.',
    source: 'seen by third parties',
    breaks: '`createSessionHandler` refuses configurations that would work.',
    cost: 'free',
    steps: ['token-without-llm'],
    check: statusOf('token-without-llm', 200, isOfType('legacy')),
  },
  {
    id: 'token-unknown-field',
    sentence: 'An unknown field is ignored, with status 200.',
    source: 'seen by third parties',
    breaks: 'Nothing, but our own check of misspelled fields is then needless.',
    cost: 'free',
    steps: ['token-unknown-field'],
    check: statusOf('token-unknown-field', 200),
  },
  {
    id: 'token-out-of-range',
    sentence: 'A value out of its range is refused with 400.',
    source: api,
    breaks: 'A wrong setting is reported late, or not at all.',
    cost: 'free',
    steps: ['token-out-of-range'],
    check: statusOf('token-out-of-range', 400),
  },
  {
    id: 'token-half-size',
    sentence: 'A video width without a height is refused with 400.',
    source: `${api}, Anam’s page “Video”`,
    breaks: 'Nothing, but our own check of the size is then needless.',
    cost: 'free',
    steps: ['token-half-size'],
    check: statusOf('token-half-size', 400),
  },
  {
    id: 'token-wrong-key',
    sentence: 'A wrong API key is refused with 401.',
    source: api,
    breaks: 'The server reports a wrong key as another error.',
    cost: 'free',
    steps: ['token-wrong-key'],
    check: statusOf('token-wrong-key', 401),
  },
  {
    id: 'token-wrong-avatar',
    sentence: 'A token is issued for an avatar that does not exist.',
    source: 'seen by third parties',
    breaks: 'A wrong avatar id is then reported by the token request, not by the start.',
    cost: 'free',
    steps: ['token-wrong-avatar'],
    check: statusOf('token-wrong-avatar', 200),
  },
];
