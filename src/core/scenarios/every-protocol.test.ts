/**
 * Checks the invariants of turns with every wire format: the spoken text, the thoughts, and the content of the next
 * request.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats, thought, written, type Format } from '../../llm/testing/every-format.js';
import { ScriptedEndpoint } from '../../llm/testing/scripted-endpoint.js';
import { bytesOf } from '../../llm/testing/sse.js';
import { logItems } from '../machine/logs/grouped-log.js';
import { personaHarness } from '../testing/persona-harness.js';

const spoken = 'Hello there, see this.\n\nOne\nZwei “Grüße”.';

const task = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Responds with the body in network chunks of the given sizes. The last request gets an empty response. */
async function converse({ make, body }: Format, sizes: readonly number[]) {
  const endpoint = new ScriptedEndpoint();
  const h = personaHarness({ llm: { client: make(endpoint.fetch) } });
  await h.live();
  const turn = h.persona.ask('Hi');
  // Some codecs are loaded with the first request.
  do await task();
  while (endpoint.requests.length === 0);
  const bytes = bytesOf(body);
  for (let at = 0, n = 0; at < bytes.length; n += 1) {
    const size = sizes[n % sizes.length] ?? 1;
    endpoint.write(bytes.subarray(at, at + size));
    at += size;
    await task();
  }
  endpoint.end();
  await task();
  return { h, turn, endpoint };
}

const sizesOf = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 });

describe.each(Object.entries(formats))('%s', (_name, format) => {
  it('is spoken as the projection of the written text, for any network chunks; thoughts are not spoken', async () => {
    await fc.assert(
      fc.asyncProperty(sizesOf, async (sizes) => {
        const { h } = await converse(format, sizes);
        expect([h.answers[0]?.written, h.client.talked]).toEqual([written, spoken]);
        expect(h.answers[0]?.written).toBe(written);
        const thoughts = logItems(h.state.reasoning).map((item) => item.text);
        expect(thoughts.join('').trim()).toBe(thought);
        expect(h.client.sent.at(-1)?.type).toBe('talk-end');
        expect(h.errors).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('a cut-off answer is in the next request up to the heard word, and no thought is', async () => {
    const { h, turn, endpoint } = await converse(format, [120]);
    h.client.personaSpoke('m', 'Hello there, ', { correlationId: `${turn.id}.1` });
    h.client.interruptTalk(`${turn.id}.1`);
    h.client.userSpoke('u1', 'Stop.');
    await task();
    const sent = JSON.stringify(endpoint.requests[1]?.body);
    expect(sent).toContain('Hello **there**,');
    expect(sent).not.toContain('see');
    expect(sent).not.toContain('greet');
  });
});
