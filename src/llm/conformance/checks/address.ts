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
    const fault = spec.urlProblem(url);
    if (!fault && spec.id === 'openai' && model === undefined)
      return warn('The path is correct. No model was given.', {
        hint: 'Most servers need one: --model NAME.',
      });
    if (!fault) return pass(`The path is that of ${spec.id}.`);
    const hint = `Expected: ${spec.expectedUrl(url, model)}`;
    return fault.level === 'fail' ? fail(fault.message, { hint }) : warn(fault.message, { hint });
  },
};

export const reachableCheck: Check = {
  id: 'reachable',
  number: 2,
  title: 'Reachability and TLS',
  group: 'API specification',
  how: 'Connects: https with a valid certificate, http only on localhost.',
  always: true,
  async run(lab) {
    const { url, probe, requestTimeoutMs } = lab.options;
    if (url.protocol === 'http:' && !lab.isLocal)
      return fail(
        'The URL is http: keys and conversations travel in the clear, and a page on https may not call it.',
        {
          hint: 'Serve it over https, or through a tunnel.',
        },
      );
    if (!probe) return throughFetch(lab);
    const { failure, tls, alpn } = await probe.connect(url, requestTimeoutMs);
    if (failure)
      return fail(`No connection: ${failure.message} (${failure.code})`, { hint: hintFor(failure.code) });
    return pass(tls ? `Connected: ${tls}, ${alpn ?? 'http/1.1'}.` : 'Connected without TLS, on localhost.');
  },
};

/** A page learns only that a call failed. */
async function throughFetch(lab: Lab) {
  const { exchange } = await lab.counting();
  if (exchange.failure?.kind === 'network' && exchange.status === 0)
    return fail(`The request failed: ${exchange.failure.message}`, {
      hint: 'Blocked by CORS, TLS or the network; a page cannot see which. Run `npx anam-react check` in a terminal.',
    });
  return exchange.status === 0
    ? skipped('No answer came in time.')
    : pass('The endpoint responded. A page cannot check TLS.');
}

function hintFor(code: string): string {
  if (/CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_(GET|VERIFY)/.test(code))
    return 'Browsers and Anam accept no such certificate. Get one from a public authority, or use a tunnel.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return 'The host name is not known. Is it spelled right, and public?';
  if (code === 'ECONNREFUSED') return 'Nothing listens there. Is the server running, and on this port?';
  if (/SSL|EPROTO|WRONG_VERSION/.test(code))
    return 'The port does not speak TLS. Is it http, or another port?';
  return 'Is the server running, and does a firewall let you in?';
}
