/**
 * Returns JSON without unnecessary escapes: `"\u0034711"` becomes `"4711"`, so that a search for `4711` finds it. Text
 * that is not JSON is returned unchanged.
 */
export function canonicalJson(text: string): string {
  // Only a backslash can hide a character.
  if (!text.includes('\\')) return text;
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
