/** The tags that prompts ask a model to put around its answer. Ordinary texts hardly use these. */
const own = ['answer', 'final_answer', 'final'];
/** Answer tags that are also element names in documents. */
const shared = ['response', 'output', 'reply', 'result'];
const tag = new RegExp(`^<(/?)(${[...own, ...shared].join('|')})>`, 'i');
const starts = [...own, ...shared].flatMap((name) => [`<${name}>`, `</${name}>`]);

/** The words that follow a tag in a text about it. */
const about =
  /^ (?:is|are|was|and|or|tags?|elements?|marks?|means?|opens?|holds?|wraps?|starts?|begins?|ends?|comes?|goes|contains?|shows?|stands|in|for|with)\b/i;
const openAbout = /^ [a-z]{0,9}$/i;
/** Another element, which shows that the text is a document. Reasoning tags do not count. */
const element = /^\s{0,20}<(?!(?:think|thought|reason|scratch|seed:|ant))[a-z!?]/i;
const openElement = /^\s{0,20}(?:<[a-z]{0,8})?$/i;

export interface WrapperMark {
  readonly kind: 'wrap' | 'unwrap';
  readonly text: string;
}

/** Returns the answer tag at the start of a text; `wait` if more text is needed. */
export function wrapperMark(text: string, last: boolean): WrapperMark | 'wait' | null {
  const [mark, slash] = tag.exec(text) ?? [];
  if (mark !== undefined) return { kind: slash ? 'unwrap' : 'wrap', text: mark };
  const head = text.slice(0, 20).toLowerCase();
  return !last && starts.some((start) => start.startsWith(head)) ? 'wait' : null;
}

export const wrapperName = (mark: string): string => mark.replaceAll(/[</>]/g, '').toLowerCase();

/** Whether the tag opens an answer, judged by the text after it. */
export function opensAnswer(mark: string, rest: string, last: boolean): boolean | 'wait' {
  const isShared = shared.includes(wrapperName(mark));
  if (!last && (rest === '' || openAbout.test(rest) || (isShared && openElement.test(rest)))) return 'wait';
  return !about.test(rest) && !(isShared && element.test(rest));
}

/** Whether the tag may open an answer after other text. */
export const mayFollowText = (mark: string): boolean => own.includes(wrapperName(mark));
