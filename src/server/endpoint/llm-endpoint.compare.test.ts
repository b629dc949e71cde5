import { describe, expect, it } from 'vitest';
import { compareEndpoints } from '../../llm/conformance/compare/compare-endpoints.js';
import { BASE, endpointOf, fetchOf, paths, SECRET, specs } from './testing/ask-endpoint.js';
import { politeLlm } from './testing/polite-llm.js';

const addresses = [
  ...specs.map((spec) => [spec, paths[spec]] as const),
  ['gemini', '/v1beta/models/m:streamGenerateContent'] as const,
];

describe.each(addresses)('an endpoint for %s at %s', (spec, path) => {
  it('matches the recorded response of the provider', async () => {
    const { comparison } = await compareEndpoints({
      spec,
      endpoint: { url: `${BASE}${path}`, model: 'm', apiKey: SECRET },
      fetch: fetchOf(endpointOf(politeLlm())),
      now: () => 0,
    });
    expect(comparison.differences.filter(({ level }) => level === 'must')).toEqual([]);
    expect(comparison.verdict).toBe('matches');
  });
});
