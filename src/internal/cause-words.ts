/**
 * Returns the message of a thrown value. App code may throw anything, even objects that cannot be converted to text.
 */
export function causeWords(cause: unknown): string {
  try {
    return cause instanceof Error ? String(cause.message) : String(cause);
  } catch {
    return 'a value without text';
  }
}
