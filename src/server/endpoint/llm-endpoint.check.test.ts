import { describe, expect, it } from 'vitest';
import { runChecks } from '../../llm/conformance/run-checks.js';
import type { Probe } from '../../llm/conformance/probe.js';
import { BASE, endpointOf, fetchOf, paths, SECRET, specs } from './testing/ask-endpoint.js';
import { politeLlm } from './testing/polite-llm.js';

const addresses = [
  ...specs.map((spec) => [spec, paths[spec]] as const),
  ['gemini', '/v1beta/models/m:streamGenerateContent'] as const,
  ['azure', '/openai/v1/chat/completions'] as const,
];

describe.each(addresses)('the conformance checks of %s at %s', (spec, path) => {
  it.each(['by name', 'for every name'])('pass with no warning, with an adapter %s', async (how) => {
    // Each word takes 20 ms of an otherwise stopped clock.
    let now = 0;
    const llm = politeLlm(() => {
      now += 20;
    });
    const send = fetchOf(endpointOf(llm, how === 'by name' ? {} : { llm }));
    const probe: Probe = {
      connect: async () => ({ tls: 'TLSv1.3', alpn: 'h2' }),
      preflight: async (url, { origin, headers }) =>
        send(url, {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'POST',
            'access-control-request-headers': headers.join(','),
          },
        }),
    };
    const report = await runChecks({
      spec,
      url: `${BASE}${path}`,
      model: 'm',
      apiKey: SECRET,
      origin: 'https://page.example.com',
      fetch: send,
      probe,
      now: () => now,
    });
    expect(report.results.filter(({ status }) => status === 'warn' || status === 'fail')).toEqual([]);
    expect(report.verdict).toBe('pass');
    expect(report.results.filter(({ status }) => status === 'skipped').map(({ id }) => id)).toEqual(
      spec === 'gemini' ? [] : ['gemini-framing'],
    );
  });
});
