/** Returns the message of a thrown value. Code of an app may throw anything, also objects that cannot be turned into text. */
export function causeWords(cause: unknown): string {
  try {
    return cause instanceof Error ? String(cause.message) : String(cause);
  } catch {
    return 'a value without text';
  }
}
