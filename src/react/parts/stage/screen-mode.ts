/** A way to show the picture elsewhere; what is so is told by the browser's events only, as users leave it by its keys. */
export interface ScreenMode {
  /** Nothing where it is not supported. */
  readonly supported: boolean;
  readonly active: boolean;
  /** From a click; where the browser refuses, nothing changes. */
  readonly toggle: () => void;
}

/** A refusal is no error: the state follows the browser's events, and none came. */
export function quietly(ask: () => Promise<unknown> | void): void {
  void (async () => ask())().catch(() => undefined);
}
