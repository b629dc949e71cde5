import { CallCapture } from './call-capture.js';
import type { Reading, Taken } from './reading.js';

/**
 * The words with which thoughts of gpt-oss begin. If a server removes harmony's special tokens, `analysisWe need
 * …assistantfinalHello` is left. `analysisResult`, however, may be a name in a text about programs.
 */
const head =
  /^analysis(?=(?:We|The|User|I|It|They|This|There|Need|Let|So|Just|Simple|Okay|OK|Hmm|An?|You|Question|Provide|Should|Must|Answer|Respond)(?:['’][a-z]+)?[ ,.:])/;
const openHead = /^analysis(?:[A-Z][A-Za-z]{0,8}(?:['’][a-z]{0,3})?)?$/;

const next = /assistant(?:final|analysis|commentary to=([\w.-]{1,128}) ?(?:json|code)?(?=[^\w .-]))/;
/** A possible start of the head of the next message. */
const openNext =
  /a(?:s(?:s(?:i(?:s(?:t(?:a(?:n(?:t(?:[a-z]{0,10}|commentary(?: [\w.=-]{0,130} ?[a-z]{0,4})?))?)?)?)?)?)?)?)?$/;

/** Reads the start of a harmony message without any tokens. Returns `null` if the words are text. */
export function readStrippedHead(reading: Reading, text: string, last: boolean): Taken | null {
  const start = text.slice(0, 64);
  const found = head.exec(start);
  if (!found) return !last && openHead.test(start) ? 0 : null;
  reading.isStripped = true;
  reading.separator = '\n\n';
  reading.place = 'channel';
  return found[0].length;
}

/** Reads a thought without tokens, which ends with the head of the next message. */
export function readStrippedThought(reading: Reading, text: string, last: boolean): Taken {
  const found = next.exec(text);
  if (found?.index === 0) return beginNext(reading, found[0], found[1]);
  const open = last ? -1 : text.slice(-200).search(openNext);
  const end = found?.index ?? (open < 0 ? text.length : Math.max(0, text.length - 200) + open);
  return end === 0 ? 0 : reading.reason(text.slice(0, end));
}

function beginNext(reading: Reading, mark: string, tool: string | undefined): Taken {
  if (tool !== undefined) {
    reading.capture = new CallCapture('', tool);
    reading.place = 'call';
  } else if (mark.endsWith('final')) {
    reading.think.leave();
    reading.place = 'thought';
  }
  return mark.length;
}
