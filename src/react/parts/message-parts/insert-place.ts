/** Scripts without spaces between words. In them, a component can be placed between any two letters. */
const letter =
  /[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|\p{N}/u;
const fence = /^ {0,3}(?:```|~~~)/gm;
const sentenceEnds = /[.!?…。！？]["'”’)\]]*\s*$/;
const sentenceEnd = /[.!?…。！？]["'”’)\]]*(?![\p{Ll}\p{N}.!?…"'”’)\]])|(?=\n)/gu;

/**
 * Returns the position of a component that arrived after `offset` characters: the end of the word, or the end of the
 * paragraph if the offset is inside a code block, a table, a link or an emphasis. It depends only on text that can no
 * longer change and never moves backwards, so the text before it only grows.
 *
 * With `sentence`, the position is the end of the sentence. In server mode the text comes as it is spoken, later than the
 * call, so the offset is an earlier point in the sentence before the call.
 */
export function insertPlace(text: string, offset: number, unit: 'word' | 'sentence' = 'word'): number {
  const at = Math.min(offset, text.length);
  if (at === 0) return 0;
  const before = text.slice(0, at);
  if ((before.match(fence)?.length ?? 0) % 2 === 1) return endOfFence(text, at);
  const paragraph = before.slice(before.lastIndexOf('\n\n') + 1);
  if (isOpen(paragraph)) return endOfParagraph(text, at);
  return unit === 'word' ? endOfWord(text, at) : endOfSentence(text, at);
}

function endOfWord(text: string, at: number): number {
  let end = at;
  if (letter.test(text.charAt(at - 1))) while (letter.test(text.charAt(end))) end += 1;
  return end;
}

function endOfSentence(text: string, at: number): number {
  if (sentenceEnds.test(text.slice(Math.max(0, at - 20), at))) return at;
  sentenceEnd.lastIndex = at;
  const found = sentenceEnd.exec(text);
  return found ? found.index + found[0].length : text.length;
}

/** Whether Markdown that begins in the paragraph ends after it. */
function isOpen(paragraph: string): boolean {
  const line = paragraph.slice(paragraph.lastIndexOf('\n') + 1);
  if (/^\s*\|/.test(line)) return true;
  if (count(paragraph, /`+/g) % 2 === 1 || count(paragraph, /\*\*/g) % 2 === 1) return true;
  if (count(paragraph, /~~/g) % 2 === 1) return true;
  const bracket = paragraph.lastIndexOf('[');
  return bracket >= 0 && /^\[[^\]\n]*(?:\](?:\([^)\n]*)?)?$/.test(paragraph.slice(bracket, bracket + 2_000));
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

function endOfParagraph(text: string, at: number): number {
  const end = text.indexOf('\n\n', Math.max(0, at - 1));
  // A line break at the end may be the first half of a paragraph break.
  const last = text.endsWith('\n') ? text.length - 1 : text.length;
  return Math.max(at, end < 0 ? last : end);
}

function endOfFence(text: string, at: number): number {
  fence.lastIndex = at;
  const closing = fence.exec(text);
  fence.lastIndex = 0;
  if (!closing) return text.length;
  const end = text.indexOf('\n', closing.index);
  return end < 0 ? text.length : end;
}
