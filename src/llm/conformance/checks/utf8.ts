import { textOf } from '../answer.js';
import type { Check } from '../check.js';
import type { Exchange } from '../exchange.js';
import { fail, pass, warn } from '../finding.js';
import { greetingText } from '../prompts.js';

const HINT =
  'Encode as UTF-8 and pass bytes on as they are. Decoding each chunk separately breaks characters at the cuts; latin-1 breaks every character outside ASCII.';

export const utf8Check: Check = {
  id: 'utf-8',
  number: 17,
  title: 'UTF-8',
  group: 'Response format',
  how: `Asks for “${greetingText}”. All bytes must be valid UTF-8, and the response must contain these characters.`,
  async run(lab) {
    const answers = [await lab.counting(), await lab.greeting()];
    for (const answer of answers) {
      const complaint = byteComplaint(answer.exchange) ?? textComplaint(textOf(answer));
      if (complaint)
        return fail(complaint, { hint: HINT, evidence: lab.evidence(answer.exchange, textOf(answer)) });
    }
    const [, greeted] = answers;
    if (!greeted || greeted.exchange.status !== 200)
      return warn(
        'The request for characters outside ASCII failed. The bytes of the first response are valid.',
      );
    const said = textOf(greeted);
    if (said.normalize('NFC').includes(greetingText))
      return pass('The response contains all characters, and all bytes are UTF-8.');
    if (looksReplaced(said))
      return fail('The response contains question marks in place of characters outside ASCII.', {
        hint: HINT,
        evidence: lab.evidence(greeted.exchange, said),
      });
    return warn(
      'The bytes are UTF-8, but the model did not repeat the characters, so they could not be compared.',
      {
        hint: `The prompt asks for “${greetingText}”. Small models may fail to repeat it.`,
        evidence: lab.evidence(greeted.exchange, said),
      },
    );
  },
};

function byteComplaint({ headers, body }: Exchange): string | undefined {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(headers.get('content-type') ?? '')?.[1];
  if (charset && !/^(utf-?8|us-ascii)$/i.test(charset))
    return `The content type declares charset=${charset}.`;
  try {
    // If the response was cut off, its last character may be incomplete.
    new TextDecoder('utf-8', { fatal: true }).decode(body, { stream: true });
    return undefined;
  } catch {
    return 'The response contains bytes that are not UTF-8 (latin-1?).';
  }
}

/** UTF-8 that was decoded as latin-1 and encoded again: ü becomes Ã¼, 👋 becomes ðŸ‘‹. */
const mojibake = /Ã[\u0080-\u00bf¼¶¤Ÿ]|ð[\u0178\u009f][\u0080-\u00bf‘“”]|[âæ][€\u0080-\u00bf]{2}/;

function textComplaint(text: string): string | undefined {
  if (text.includes('\u{fffd}')) return 'The text contains U+FFFD, which replaces broken characters.';
  return mojibake.test(text) ? 'UTF-8 was decoded as latin-1 and encoded again.' : undefined;
}

const looksReplaced = (text: string) => /Gr\?{1,2}e/.test(text);
