/** The part's own classes and the app's. Every part bears `persona-root`, which carries the tokens. */
export function classNames(...names: readonly (string | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
