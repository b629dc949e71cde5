import { textOf } from '../answer.js';
import type { Check } from '../check.js';
import type { Exchange } from '../exchange.js';
import { fail, pass, warn } from '../finding.js';
import { greetingText } from '../prompts.js';

const HINT =
  'Encode as UTF-8 and pass bytes on as they are: decoding chunk by chunk breaks characters at the cuts, and latin-1 breaks them all.';

export const utf8Check: Check = {
  id: 'utf-8',
  number: 17,
  title: 'UTF-8',
  group: 'Response format',
  how: `Asks for “${greetingText}”; all bytes must be valid UTF-8, and the characters must come back.`,
  async run(lab) {
    const answers = [await lab.counting(), await lab.greeting()];
    for (const answer of answers) {
      const complaint = byteComplaint(answer.exchange) ?? textComplaint(textOf(answer));
      if (complaint)
        return fail(complaint, { hint: HINT, evidence: lab.evidence(answer.exchange, textOf(answer)) });
    }
    const [, greeted] = answers;
    if (!greeted || greeted.exchange.status !== 200)
      return warn('The request for other characters failed; the bytes of the first answer are right.');
    const said = textOf(greeted);
    if (said.normalize('NFC').includes(greetingText))
      return pass('All characters came back, and all bytes are UTF-8.');
    if (looksReplaced(said))
      return fail('Characters outside ASCII came back as question marks.', {
        hint: HINT,
        evidence: lab.evidence(greeted.exchange, said),
      });
    return warn(
      'The bytes are UTF-8, but the model did not repeat the characters, so they could not be compared.',
      {
        hint: `It was asked for “${greetingText}”. Small models may not manage that.`,
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
    // Without an end a character may be cut where the answer was.
    new TextDecoder('utf-8', { fatal: true }).decode(body, { stream: true });
    return undefined;
  } catch {
    return 'The answer holds bytes that are not UTF-8 (latin-1?).';
  }
}

/** UTF-8 that was read as latin-1 and written as UTF-8 again: ü becomes Ã¼, 👋 becomes ðŸ‘‹. */
const mojibake = /Ã[\u0080-\u00bf¼¶¤Ÿ]|ð[\u0178\u009f][\u0080-\u00bf‘“”]|[âæ][€\u0080-\u00bf]{2}/;

function textComplaint(text: string): string | undefined {
  if (text.includes('\u{fffd}')) return 'The text holds U+FFFD, the sign for a broken character.';
  return mojibake.test(text) ? 'UTF-8 was read as latin-1 and encoded again.' : undefined;
}

const looksReplaced = (text: string) => /Gr\?{1,2}e/.test(text);
