import type { Check } from '../check.js';
import type { Finding } from '../check-report.js';
import type { Exchange } from '../exchange.js';
import { fail, pass, skipped, warn } from '../finding.js';
import type { Lab } from '../lab.js';
import type { Probe } from '../probe.js';

/** Used if no origin is given. */
const SOME_ORIGIN = 'https://app.example.com';

export const corsCheck: Check = {
  id: 'cors',
  number: 26,
  title: 'CORS',
  group: 'Authentication',
  how: 'Sends OPTIONS as a browser would, then requests with an Origin. All responses must allow the page, including errors.',
  async run(lab) {
    const { probe, origin } = lab.options;
    if (!probe)
      return skipped('A page cannot send OPTIONS itself. If its own request worked, CORS allows it.');
    const problem = await findProblem(lab, probe, origin ?? SOME_ORIGIN);
    if (!problem) return pass(`Pages of ${origin ?? 'any origin'} can call the endpoint.`);
    const { message, ...more } = problem;
    if (origin !== undefined) return fail(message, more);
    return warn(`${message} This matters only if a page calls the endpoint directly (--origin).`, more);
  },
};

interface Problem {
  readonly message: string;
  readonly hint: string;
  readonly evidence?: Finding['evidence'] & object;
}

async function findProblem(lab: Lab, probe: Probe, origin: string): Promise<Problem | undefined> {
  const headers = ['content-type', lab.spec.keyHeader('')[0]];
  const wanted = [
    `Access-Control-Allow-Origin: ${origin}`,
    'Access-Control-Allow-Methods: POST, OPTIONS',
    `Access-Control-Allow-Headers: ${headers.join(', ')}`,
  ].join(' | ');
  const hint = `Return 204 for OPTIONS with: ${wanted}. Or let your own server call the endpoint (createLlmProxy).`;
  const preflight = await preflightProblem(lab, probe, origin, headers);
  if (preflight) return { ...preflight, hint };
  const streamed = await lab.send({ maxTokens: 5 }, { origin });
  const refused = await lab.send({}, { origin, rawBody: '{"messages": [' });
  const more = (got: Exchange) => ({
    hint: `Send \`Access-Control-Allow-Origin: ${origin}\` with every response, including errors. Otherwise a page cannot read them.`,
    evidence: lab.evidence(got),
  });
  if (!allows(streamed.headers, origin))
    return { message: 'The preflight allows the page, but the response does not.', ...more(streamed) };
  if (!allows(refused.headers, origin))
    return { message: 'Successful responses allow the page, but errors do not.', ...more(refused) };
  return undefined;
}

async function preflightProblem(lab: Lab, probe: Probe, origin: string, wanted: readonly string[]) {
  const { url, requestTimeoutMs } = lab.options;
  const { status, headers } = await probe.preflight(url, {
    origin,
    headers: wanted,
    timeoutMs: requestTimeoutMs,
  });
  const evidence = { request: `OPTIONS ${String(url)}`, status, headers: Object.fromEntries(headers) };
  if (status < 200 || status > 299) return { message: `OPTIONS returns ${status || 'nothing'}.`, evidence };
  if (!allows(headers, origin)) return { message: 'The preflight does not allow the page.', evidence };
  const methods = listed(headers, 'access-control-allow-methods');
  // POST is allowed by default, but a list without it shows that the server does not expect it.
  if (methods.length > 0 && !methods.includes('post') && !methods.includes('*'))
    return { message: 'The preflight does not allow POST.', evidence };
  const allowed = listed(headers, 'access-control-allow-headers');
  // According to the standard, `*` does not cover the `Authorization` header.
  const missing = wanted.filter(
    (name) => !allowed.includes(name) && (name === 'authorization' || !allowed.includes('*')),
  );
  if (missing.length === 0) return undefined;
  return { message: `The preflight does not allow the header ${missing.join(', ')} by name.`, evidence };
}

const listed = (headers: Headers, name: string) =>
  (headers.get(name) ?? '')
    .split(',')
    .map((item) => item.trim().toLowerCase())
    .filter((item) => item !== '');

const allows = (headers: Headers, origin: string) =>
  ['*', origin].includes(headers.get('access-control-allow-origin') ?? '');
