import type { CueTag } from '../../../internal/cue-tag.js';
import { isLiteral, scanCode, textStart, type CodeScan } from './code-scan.js';
import { CUE_NAMES, tagStart } from './cue-tags.js';

/** A tag that was taken out of a text. */
export interface TakenCue {
  readonly tag: CueTag;
  /** The removed characters: the tag as written, and sometimes the space after it. */
  readonly text: string;
  /** The tag was before this character of the remaining text. */
  readonly at: number;
}

export interface TakenCues {
  /** The text without its tags. */
  readonly shown: string;
  readonly cues: readonly TakenCue[];
  /** The start of a possible tag. Put it in front of the next text. */
  readonly held: string;
  readonly scan: CodeScan;
}

const tags = new RegExp(`\\[(${CUE_NAMES})\\]`, 'gi');
const nextTag = new RegExp(`^\\[(?:${CUE_NAMES})\\]`, 'i');
/** After these characters, a bracket is an index (`x[warm]`), the reference of a link (`[a][warm]`), or escaped. */
const beforeText = /[\p{sc=Latin}\p{N}_\]\\]$/u;
/** White space and signs that open something: a space after the tag would be one too many. */
const opens = /(?:^|\s)["'“‘«„([*_~]{0,6}$/;

/**
 * Takes the tags out of the next piece of a text. Pure, linear, and independent of where the text is cut. Brackets in
 * code, in addresses and of links stay, and so does every other bracket.
 *
 * @param written what `shown` contained so far
 */
export function takeCues(
  text: string,
  isLast: boolean,
  written: string,
  before: CodeScan | undefined,
): TakenCues {
  const cues: TakenCue[] = [];
  // After a withdrawal, the text is shorter than what was read.
  let scan = before && before.at <= written.length ? before : textStart;
  let unread = written.slice(scan.at);
  let tail = written.slice(-8);
  let shown = '';
  let from = 0;
  const keep = (end: number) => {
    const kept = text.slice(from, end);
    shown += kept;
    unread += kept;
    tail = (tail + kept.slice(-8)).slice(-8);
    from = end;
  };
  const result = (held: string): TakenCues => ({ shown, cues, held, scan });
  for (const { 0: found, 1: name = '', index } of text.matchAll(tags)) {
    keep(index);
    const after = text.slice(index + found.length, index + found.length + LONGEST_TAG);
    const isTag = readTag(tail, after, isLast);
    if (isTag === null) return result(text.slice(index));
    scan = scanCode(scan, unread);
    unread = '';
    if (!isTag || isLiteral(scan)) continue;
    const removed = found + spaceBehind(tail, after);
    cues.push({ tag: name.toLowerCase() as CueTag, text: removed, at: shown.length });
    from = index + removed.length;
  }
  const begun = isLast ? -1 : text.slice(from).search(tagStart);
  keep(begun < 0 ? text.length : from + begun);
  return result(text.slice(from));
}

/** In characters, with both brackets. */
const LONGEST_TAG = 12;

/** Whether the bracket is a tag, or `null` if that depends on the next text. */
function readTag(before: string, after: string, isLast: boolean): boolean | null {
  if (beforeText.test(before)) return false;
  if (after === '') return isLast || null;
  const [sign] = after;
  // A link, or the definition of one.
  if (sign === '(' || (sign === ':' && /(?:^|\n)[ \t]*$/.test(before))) return false;
  if (sign === ']') return !before.endsWith('[');
  if (sign !== '[' || nextTag.test(after)) return true;
  return !isLast && after.search(tagStart) === 0 ? null : false;
}

/** Returns the space after a tag, if the text before it ends with one, or begins. */
function spaceBehind(before: string, after: string): string {
  const [next = ''] = after;
  if (next === '\n') return before === '' || before.endsWith('\n') ? next : '';
  return /\s/.test(next) && opens.test(before) ? next : '';
}
