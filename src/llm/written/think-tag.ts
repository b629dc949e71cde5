/**
 * How a model marks its reasoning inside its text: a name (`think` stands for `<think …>` and `</think>`, in any case),
 * or two literal marks, e.g. `['[THINK]', '[/THINK]']`.
 */
export type ThinkTag = string | readonly [open: string, close: string];

export interface ThinkMark {
  readonly closes: boolean;
  readonly head: string;
  /** The mark is literal: no attributes, exact case. */
  readonly literal: boolean;
  /** The tag that the mark belongs to. */
  readonly tag: ThinkTag;
}

export interface Hit {
  readonly mark: ThinkMark;
  readonly at: number;
  /** 0 if the text ends before the mark is certain. */
  readonly length: number;
}

/** A longer tag is prose. */
export const LONGEST_MARK = 64;

export function marksOf(tag: ThinkTag): ThinkMark[] {
  const [open, close] = typeof tag === 'string' ? [`<${tag}`, `</${tag}`] : tag;
  const literal = typeof tag !== 'string';
  const head = (text: string) => (literal ? text : text.toLowerCase());
  return [
    { closes: false, head: head(open), literal, tag },
    { closes: true, head: head(close), literal, tag },
  ];
}

/** Returns the first position of a mark, or of the start of a possible mark. */
export function findMark(text: string, marks: readonly ThinkMark[], last = text.length): Hit | null {
  if (marks.length === 0) return null;
  for (const { index: at } of text.slice(0, last + 1).matchAll(startOf(marks))) {
    for (const mark of marks) {
      const length = measure(text, at, mark);
      if (length !== null) return { mark, at, length };
    }
  }
  return null;
}

const starts = new WeakMap<readonly ThinkMark[], RegExp>();

/** The starts of all marks. They are searched together, so that the earliest one is found. */
function startOf(marks: readonly ThinkMark[]): RegExp {
  const known = starts.get(marks);
  if (known) return known;
  const units = marks.map(({ head }) => String.raw`\u${head.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const made = new RegExp(`[${units.join('')}]`, 'g');
  starts.set(marks, made);
  return made;
}

function measure(text: string, at: number, { head, literal }: ThinkMark): number | null {
  const seen = text.slice(at, at + head.length);
  const folded = literal ? seen : seen.toLowerCase();
  if (folded !== head) return head.startsWith(folded) ? 0 : null;
  if (literal) return head.length;
  const rest = /^(?:\s[^<>/]*)?(>|$)/.exec(text.slice(at + head.length, at + LONGEST_MARK));
  if (!rest) return null;
  if (rest[1]) return head.length + rest[0].length;
  return at + LONGEST_MARK > text.length ? 0 : null;
}
