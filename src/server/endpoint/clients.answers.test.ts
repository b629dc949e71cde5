// AI SDK clients get the same result from the endpoint as from the provider.
import { expect, it } from 'vitest';
import { endpointOf, fetchOf } from './testing/ask-endpoint.js';
import { adapterOf, fetchSending } from './testing/client-models.js';
import { partsRead } from './testing/client-reading.js';
import { providerStreams } from './testing/provider-streams.js';
import { recordedStreams } from './testing/recorded-streams.js';

it.each([...providerStreams, ...recordedStreams])(
  'reads $what of $spec as from the provider',
  async ({ spec, body, options }) => {
    const provider = fetchSending(body);
    const endpoint = endpointOf(adapterOf[spec](provider));
    const fromProvider = await partsRead(spec, provider, options);
    expect(fromProvider.length).toBeGreaterThan(3);
    expect(await partsRead(spec, fetchOf(endpoint), options)).toEqual(fromProvider);
  },
);
