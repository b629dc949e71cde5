/** What may be shown of a text; `null` when that could not be decided. */
export type Redaction = (text: string) => string | null;

/** For whoever listens to the page's errors. */
function reportToPage(cause: unknown): void {
  (globalThis as { reportError?: (cause: unknown) => void }).reportError?.(cause);
}

/**
 * The app's `redact`, made safe: a text on which it throws is hidden, not shown as it is, and the error is
 * reported once.
 */
export function safeRedaction(
  redact: ((text: string) => string) | undefined,
  report: (cause: unknown) => void = reportToPage,
): Redaction {
  if (!redact) return (text) => text;
  let reported = false;
  return (text) => {
    try {
      const redacted: unknown = redact(text);
      if (typeof redacted === 'string') return redacted;
      throw new TypeError('`redact` must return a string.');
    } catch (cause) {
      if (!reported) report(cause);
      reported = true;
      return null;
    }
  };
}
