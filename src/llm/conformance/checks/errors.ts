import type { Check } from '../check.js';
import type { Finding } from '../check-report.js';
import { errorIn } from '../../endpoint-error.js';
import { bodyText, type Exchange } from '../exchange.js';
import { fail, pass, skipped, warn } from '../finding.js';
import { parseJson } from '../../json.js';
import type { Lab } from '../lab.js';

const HINT = 'Return 4xx with {"error":{"message":…}}, so that callers can show what is wrong.';

export const errorBodyCheck: Check = {
  id: 'error-body',
  number: 24,
  title: 'Errors',
  group: 'API specification',
  how: 'Requests a model that does not exist, then sends broken JSON; both must return 4xx with a JSON error.',
  async run(lab) {
    const unknown = lab.spec.unknownModel(lab.options.url);
    const answer = unknown && (await lab.send({ maxTokens: 16 }, unknown));
    const anyModel = answer !== undefined && isAnswer(answer);
    const finding = answer && !anyModel ? judgeError(lab, answer, 'an unknown model') : undefined;
    if (finding) return finding;
    const got = await lab.send({}, { rawBody: '{"messages": [' });
    return (
      judgeError(lab, got, 'broken JSON') ??
      pass(
        anyModel
          ? 'Broken JSON returns 4xx with a JSON error. The endpoint accepts any model name.'
          : 'Both return 4xx with a JSON error.',
      )
    );
  },
};

/** Whether the endpoint answered anyway. Servers with only one model often ignore the name, which is fine. */
const isAnswer = (got: Exchange): boolean =>
  got.status === 200 && !/^\s*</.test(bodyText(got)) && !errorIn(parseJson(bodyText(got)));

function judgeError(lab: Lab, got: Exchange, cause: string): Finding | undefined {
  const evidence = lab.evidence(got);
  const value = parseJson(bodyText(got));
  if (got.status >= 400 && got.status < 500) {
    if (errorIn(value)) return undefined;
    return warn(`For ${cause}, the endpoint returns ${got.status} without a JSON error.`, {
      hint: HINT,
      evidence,
    });
  }
  if (got.status === 0) return warn(`For ${cause}, no response could be read.`, { hint: HINT, evidence });
  return fail(`For ${cause}, the endpoint returns ${got.status}.`, { hint: HINT, evidence });
}

export const rateHeadersCheck: Check = {
  id: 'rate-headers',
  number: 25,
  title: 'Rate limit headers',
  group: 'API specification',
  how: 'Lists x-ratelimit-* and retry-after, and checks whether a page can read them.',
  always: true,
  run(lab) {
    const named = lab.exchanges.flatMap(({ headers }) => [...headers.keys()]);
    const found = [
      ...new Set(named.filter((name) => name === 'retry-after' || name.startsWith('x-ratelimit'))),
    ];
    const limited = lab.exchanges.find(({ status }) => status === 429);
    if (limited && !limited.headers.has('retry-after'))
      return warn('The endpoint returned 429 without retry-after.', {
        hint: 'Send `Retry-After` with 429, and `Access-Control-Expose-Headers: retry-after, x-request-id`.',
        evidence: lab.evidence(limited),
      });
    if (lab.exchanges.every(({ status }) => status === 0)) return skipped('There is no response to check.');
    if (found.length === 0) return pass('The endpoint sends none.');
    const exposed = lab.exchanges.some(({ headers }) =>
      /retry-after|\*/i.test(headers.get('access-control-expose-headers') ?? ''),
    );
    if (exposed) return pass(`Sent: ${found.join(', ')}. Pages can read retry-after.`);
    return warn(`Sent: ${found.join(', ')}. A page of another origin cannot read them.`, {
      hint: 'Add `Access-Control-Expose-Headers: retry-after, x-request-id`.',
    });
  },
};
