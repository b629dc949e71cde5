import { MarkdownCode } from './markdown-code.js';
import { markOf, turnOf, type WrittenMark } from './marks.js';
import type { Reading, Taken } from './reading.js';

const sentenceEnd = /[.!?…。！？"'”’)\]*_:`]/;

/** Reads a turn of the template. Only the model's own turn is the answer. */
export function readTurn(reading: Reading, text: string, last: boolean): Taken | null {
  const turn = turnOf(text);
  if (!last && (turn ? turn.length === text.length : text.length < 100)) return 0;
  if (!turn) return null;
  const isOwn = /^(?:assistant|model|)$/i.test(turn.role);
  if (isOwn) reading.think.leave();
  if (reading.spoke) reading.separator = '\n\n';
  reading.place = isOwn ? 'thought' : 'skip';
  return turn.length;
}

/**
 * Whether a turn starts after text, without an end of the previous turn. The token must directly follow the text, or be
 * at the start of a line or after a sentence, and it must be the last on its line.
 */
export function startsTurn(
  reading: Reading,
  text: string,
  mark: WrittenMark,
  last: boolean,
): boolean | 'wait' {
  const { gap, last: before, isLineStart } = reading.code;
  if (gap === '' && before !== '') return !/[([{<=/|,"'“‘`]/.test(before);
  if (!isLineStart && !sentenceEnd.test(before)) return false;
  const turn = turnOf(text);
  if (!last && (turn?.length === text.length || (!turn && text.length < 100))) return 'wait';
  return turn !== null && (turn.length >= text.length || !/^[ \t]/.test(text.slice(mark.text.length)));
}

/** Whether a token ends the turn here. In the middle of a sentence, the text only mentions it. */
export function endsTurn(reading: Reading, text: string, mark: WrittenMark, last: boolean): boolean | 'wait' {
  if (reading.isHarmony && /^<\|(?:end|return|call)\|>$/.test(mark.text) && !reading.code.isBlock)
    return true;
  if (mark.text === '</s>' && reading.strikes > 0) {
    reading.strikes -= 1;
    return false;
  }
  const { gap, last: before } = reading.code;
  const rest = text.slice(mark.text.length, mark.text.length + 300);
  const space = /^\s*/.exec(rest)?.[0] ?? '';
  const isGlued = gap === '' && before !== '';
  const isDone = isGlued || gap.includes('\n') || before === '' || sentenceEnd.test(before);
  if (space.includes('\n') && isGlued && sentenceEnd.test(before)) return true;
  const after = rest.slice(space.length);
  if (after === '') return last ? isDone : space.length < 64 ? 'wait' : false;
  const next = markOf(after, last);
  if (next === 'wait') return 'wait';
  return isDone && next !== null;
}

export function stopTurn(reading: Reading, mark: WrittenMark): Taken {
  reading.place = 'between';
  reading.capture = undefined;
  reading.code = new MarkdownCode();
  reading.separator = '\n\n';
  return mark.text.length;
}
