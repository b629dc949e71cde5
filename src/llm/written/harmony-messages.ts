import { CallCapture } from './call-capture.js';
import { MarkdownCode } from './markdown-code.js';
import { bareHead, harmonyHead, markOf, type HarmonyHead } from './marks.js';
import type { Reading, Taken } from './reading.js';
import { readStrippedHead, readStrippedThought } from './stripped-harmony.js';
import { stopTurn } from './turn-tokens.js';

/** Reads the start of a harmony message. Returns `null` if the tokens are text. */
export function readHeader(reading: Reading, text: string, last: boolean): Taken | null {
  const head = harmonyHead(text);
  const isBare = head !== null && /^<.message/.test(text);
  if (head && !(isBare && reading.spoke && !reading.isHarmony)) return beginMessage(reading, head);
  if (text.length < 256 && /^<\|(?:start|channel)\|>[\w\s=.:<|>-]*$/.test(text))
    return last ? text.length : 0;
  return null;
}

/** Reads the start of a harmony message without its first tokens. Returns `null` if the words are text. */
export function readBareHeader(reading: Reading, text: string, last: boolean): Taken | null {
  const head = bareHead(text, last);
  if (head === 'wait') return 0;
  if (head) return beginMessage(reading, head);
  const stripped = readStrippedHead(reading, text, last);
  if (stripped !== null) return stripped;
  return /^assistant<\|(?:channel|message)\|>/.test(text) ? 'assistant'.length : null;
}

function beginMessage(reading: Reading, { length, role, channel, to }: HarmonyHead): Taken {
  reading.isHarmony = true;
  reading.separator = '\n\n';
  reading.code = new MarkdownCode();
  if (role !== '' && role !== 'assistant') reading.place = 'skip';
  else if (to !== '' && !/^(?:user|all|assistant)$/.test(to)) {
    reading.capture = new CallCapture('', to);
    reading.place = 'call';
  } else if (channel === 'analysis') reading.place = 'channel';
  else {
    reading.think.leave();
    reading.place = 'thought';
  }
  return length;
}

/** Reads a message of harmony's `analysis` channel, whose text is reasoning. */
export function readChannel(reading: Reading, text: string, last: boolean): Taken {
  if (reading.isStripped) return readStrippedThought(reading, text, last);
  const at = text.indexOf('<');
  if (at !== 0) return reading.reason(at < 0 ? text : text.slice(0, at));
  const mark = markOf(text, last);
  if (mark === 'wait') return 0;
  const isQuoted = reading.lastThought === '`';
  if (mark?.kind === 'stop' && !isQuoted) return stopTurn(reading, mark);
  const used = mark?.kind === 'header' && !isQuoted ? readHeader(reading, text, last) : null;
  return used ?? reading.reason('<');
}
