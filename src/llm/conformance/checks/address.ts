import type { Check } from '../check.js';
import { fail, pass, skipped, warn } from '../finding.js';
import type { Lab } from '../lab.js';

export const urlCheck: Check = {
  id: 'url',
  number: 1,
  title: 'URL',
  group: 'API specification',
  how: 'Compares the URL with the pattern of the spec.',
  always: true,
  run({ options: { url, model }, spec }) {
    const problem = spec.urlProblem(url);
    if (!problem && spec.id === 'openai' && model === undefined)
      return warn('The path is correct, but no model was given.', {
        hint: 'Most servers need a model: --model NAME.',
      });
    if (!problem) return pass(`The path fits ${spec.id}.`);
    const hint = `Expected: ${spec.expectedUrl(url, model)}`;
    return problem.level === 'fail' ? fail(problem.message, { hint }) : warn(problem.message, { hint });
  },
};

export const reachableCheck: Check = {
  id: 'reachable',
  number: 2,
  title: 'Reachability and TLS',
  group: 'API specification',
  how: 'Connects. https needs a valid certificate; http is allowed on localhost only.',
  always: true,
  async run(lab) {
    const { url, probe, requestTimeoutMs } = lab.options;
    if (url.protocol === 'http:' && !lab.isLocal)
      return fail(
        'The URL is http. Keys and conversations are not encrypted, and a page on https cannot call it.',
        {
          hint: 'Serve the endpoint over https, or through a tunnel.',
        },
      );
    if (!probe) return throughFetch(lab);
    const { failure, tls, alpn } = await probe.connect(url, requestTimeoutMs);
    if (failure)
      return fail(`No connection: ${failure.message} (${failure.code})`, { hint: hintFor(failure.code) });
    return pass(tls ? `Connected: ${tls}, ${alpn ?? 'http/1.1'}.` : 'Connected without TLS, on localhost.');
  },
};

/** A page only learns that a call failed, not why. */
async function throughFetch(lab: Lab) {
  const { exchange } = await lab.counting();
  if (exchange.failure?.kind === 'network' && exchange.status === 0)
    return fail(`The request failed: ${exchange.failure.message}`, {
      hint: 'CORS, TLS or the network blocks it. A page cannot see which. Run `npx --no anam-react check` in a terminal.',
    });
  return exchange.status === 0
    ? skipped('No response arrived in time.')
    : pass('The endpoint responded. A page cannot check TLS.');
}

function hintFor(code: string): string {
  if (/CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_(GET|VERIFY)/.test(code))
    return 'Browsers and Anam do not accept this certificate. Get one from a public authority, or use a tunnel.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return 'The host name cannot be resolved. Is it spelled right, and public?';
  if (code === 'ECONNREFUSED')
    return 'Nothing listens on this port. Is the server running, and is the port right?';
  if (/SSL|EPROTO|WRONG_VERSION/.test(code))
    return 'The port does not speak TLS. Is it http, or another port?';
  return 'Is the server running, and does a firewall block the connection?';
}
