import { canonicalJson } from '../../internal/canonical-json.js';

/** What may be shown of a text; `null` when that could not be decided. */
export type Redaction = (text: string) => string | null;

/** Where nothing is redacted. */
export const unredacted: Redaction = (text) => text;

/** Of arguments and results of tools, whose JSON may spell a character as an escape, which a redaction would not find. */
export const redactedJson = (text: string, redact: Redaction): string | null =>
  redact === unredacted ? text : redact(canonicalJson(text));

/** For whoever listens to the page's errors. */
function reportToPage(cause: unknown): void {
  (globalThis as { reportError?: (cause: unknown) => void }).reportError?.(cause);
}

/**
 * The app's `redact`, made safe: a text on which it throws is hidden, not shown as it is, and the error is reported
 * once, by its name only. Messages quote what they were given (`JSON.parse` does), and a report goes to logs.
 */
export function safeRedaction(
  redact: ((text: string) => string) | undefined,
  report: (cause: unknown) => void = reportToPage,
): Redaction {
  if (!redact) return unredacted;
  let reported = false;
  const fail = (problem: string): null => {
    if (!reported) report(new TypeError(`A redaction ${problem}; the text is hidden.`));
    reported = true;
    return null;
  };
  return (text) => {
    try {
      const redacted: unknown = redact(text);
      return typeof redacted === 'string' ? redacted : fail('returned no string');
    } catch (cause) {
      return fail(`threw ${cause instanceof Error ? cause.constructor.name : typeof cause}`);
    }
  };
}

/** One after the other: what the first takes out stays out, whatever the second is. */
export function redactedBy(first: Redaction, second: Redaction): Redaction {
  if (first === unredacted) return second;
  if (second === unredacted) return first;
  return (text) => {
    const left = first(text);
    return left === null ? null : second(left);
  };
}
