/**
 * JSON with every character as itself where it can be: `"\u0034711"` is `"4711"`, so that a search for `4711` finds it. A
 * text that is not JSON is returned as it is.
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
