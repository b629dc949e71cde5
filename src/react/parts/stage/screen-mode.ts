/** Full screen or picture-in-picture. Its state follows only the browser's events, because users can leave it with keys. */
export interface ScreenMode {
  /** `undefined` if not supported. */
  readonly supported: boolean;
  readonly active: boolean;
  /** Call it from a click. If the browser refuses, nothing changes. */
  readonly toggle: () => void;
}

/** A refusal is not an error: the state follows the browser's events. */
export function quietly(ask: () => Promise<unknown> | void): void {
  void (async () => ask())().catch(() => undefined);
}
