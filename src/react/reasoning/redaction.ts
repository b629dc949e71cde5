import { canonicalJson } from '../../internal/canonical-json.js';

/** Returns the part of a text that may be shown; `null` if the redaction failed. */
export type Redaction = (text: string) => string | null;

/** The default: nothing is redacted. */
export const unredacted: Redaction = (text) => text;

/**
 * Redacts arguments and results of tools. Their JSON may contain escaped characters, which a redaction would not match.
 */
export const redactedJson = (text: string, redact: Redaction): string | null =>
  redact === unredacted ? text : redact(canonicalJson(text));

/** Reports the error to the page's error listeners. */
function reportToPage(cause: unknown): void {
  (globalThis as { reportError?: (cause: unknown) => void }).reportError?.(cause);
}

/**
 * Wraps the app's `redact`. If it throws, the text is hidden, and the error is reported once, with its name only. Its
 * message may quote the text (`JSON.parse` does this), and reports end up in logs.
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

/** Returns a redaction that applies `first` and then `second`. Text that `first` removes stays removed. */
export function redactedBy(first: Redaction, second: Redaction): Redaction {
  if (first === unredacted) return second;
  if (second === unredacted) return first;
  return (text) => {
    const left = first(text);
    return left === null ? null : second(left);
  };
}
