/**
 * Joins the classes of the part and of the app. Every part has the class `persona-root`, which defines the design
 * tokens.
 */
export function classNames(...names: readonly (string | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
