import type { Check } from '../check.js';
import type { Finding } from '../check-report.js';
import { errorIn } from '../../endpoint-error.js';
import { bodyText, type Exchange } from '../exchange.js';
import { fail, pass, skipped, warn } from '../finding.js';
import { parseJson } from '../../json.js';
import type { Lab } from '../lab.js';

const HINT =
  'Answer 4xx with {"error":{"message":…}}, so that callers can say what is wrong and need not guess.';

export const errorBodyCheck: Check = {
  id: 'error-body',
  number: 24,
  title: 'Errors',
  group: 'API specification',
  how: 'Asks for a model that does not exist, then sends broken JSON: both give 4xx and a JSON error.',
  async run(lab) {
    const unknown = lab.spec.unknownModel(lab.options.url);
    if (unknown) {
      const got = await lab.send({ maxTokens: 16 }, unknown);
      const finding = judgeError(lab, got, 'an unknown model');
      if (finding) return finding;
    }
    const got = await lab.send({}, { rawBody: '{"messages": [' });
    return judgeError(lab, got, 'broken JSON') ?? pass('Both are refused with 4xx and a JSON error.');
  },
};

function judgeError(lab: Lab, got: Exchange, cause: string): Finding | undefined {
  const evidence = lab.evidence(got);
  const value = parseJson(bodyText(got));
  if (got.status >= 400 && got.status < 500) {
    if (errorIn(value)) return undefined;
    return warn(`To ${cause} it answers ${got.status}, but not with a JSON error.`, { hint: HINT, evidence });
  }
  // One model behind whatever name is common, and works.
  if (got.status === 200 && cause === 'an unknown model' && !/^\s*</.test(bodyText(got)) && !errorIn(value))
    return warn('It accepts any model name.', { hint: HINT, evidence });
  if (got.status === 0) return warn(`To ${cause} no answer could be read.`, { hint: HINT, evidence });
  return fail(`To ${cause} it answers ${got.status}.`, { hint: HINT, evidence });
}

export const rateHeadersCheck: Check = {
  id: 'rate-headers',
  number: 25,
  title: 'Rate limit headers',
  group: 'API specification',
  how: 'Lists x-ratelimit-* and retry-after, and whether a page may read them.',
  always: true,
  run(lab) {
    const named = lab.exchanges.flatMap(({ headers }) => [...headers.keys()]);
    const found = [
      ...new Set(named.filter((name) => name === 'retry-after' || name.startsWith('x-ratelimit'))),
    ];
    const limited = lab.exchanges.find(({ status }) => status === 429);
    if (limited && !limited.headers.has('retry-after'))
      return warn('It returned 429 without retry-after.', {
        hint: 'Send `Retry-After` with 429, and `Access-Control-Expose-Headers: retry-after, x-request-id`.',
        evidence: lab.evidence(limited),
      });
    if (lab.exchanges.every(({ status }) => status === 0)) return skipped('Nothing came back to look at.');
    if (found.length === 0) return pass('None were sent.');
    const exposed = lab.exchanges.some(({ headers }) =>
      /retry-after|\*/i.test(headers.get('access-control-expose-headers') ?? ''),
    );
    if (exposed) return pass(`Sent: ${found.join(', ')}; pages may read retry-after.`);
    return warn(`Sent: ${found.join(', ')}; a page of another origin cannot read them.`, {
      hint: 'Add `Access-Control-Expose-Headers: retry-after, x-request-id`.',
    });
  },
};
