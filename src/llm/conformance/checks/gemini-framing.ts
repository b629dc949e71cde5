import type { Check } from '../check.js';
import { mediaType, bodyText } from '../exchange.js';
import { fail, pass, warn } from '../finding.js';

export const geminiFramingCheck: Check = {
  id: 'gemini-framing',
  number: 30,
  title: 'Both framings of Gemini',
  group: 'Streaming',
  how: 'With alt=sse, expects an event stream; without it, a JSON array or an event stream.',
  specs: ['gemini'],
  async run(lab) {
    const sse = new URL(lab.options.url);
    sse.searchParams.set('alt', 'sse');
    const bare = new URL(lab.options.url);
    bare.searchParams.delete('alt');
    const withAlt = await lab.send({ maxTokens: 16 }, { url: sse });
    if (withAlt.status !== 200 || mediaType(withAlt) !== 'text/event-stream')
      return fail('With alt=sse, the endpoint does not send an event stream.', {
        hint: 'Support `?alt=sse`, which the library always requests.',
        evidence: lab.evidence(withAlt),
      });
    const without = await lab.send({ maxTokens: 16 }, { url: bare });
    const isArray = bodyText(without).trimStart().startsWith('[');
    if (without.status === 200 && (isArray || mediaType(without) === 'text/event-stream'))
      return pass(
        `An event stream with alt=sse, and ${isArray ? 'a JSON array' : 'also an event stream'} without it.`,
      );
    return warn(`Without alt=sse, the endpoint returns ${without.status || 'nothing'} and no JSON array.`, {
      hint: 'Send a JSON array, as Google does. Anam may call the URL without alt=sse; the library always requests it.',
      evidence: lab.evidence(without),
    });
  },
};
