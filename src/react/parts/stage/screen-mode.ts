/** Full screen or picture-in-picture. Its state comes from the browser, because users can leave either with keys. */
export interface ScreenMode {
  /** `undefined` if not supported. */
  readonly supported: boolean;
  readonly active: boolean;
  /** Call it from a click. If the browser refuses, nothing changes. */
  readonly toggle: () => void;
}

/** Ignores a refusal by the browser, because the state follows the browser's events. */
export function quietly(ask: () => Promise<unknown> | void): void {
  void (async () => ask())().catch(() => undefined);
}

/** Returns the document or the shadow root of an element. Outside a shadow root, only its host can be seen. */
export function hostOf(element: HTMLElement): Document | ShadowRoot | null {
  const host = element.getRootNode();
  return host instanceof Document || host instanceof ShadowRoot ? host : null;
}

/** Calls back for each of these events. @returns a function that removes the listeners */
export function listenTo(
  listener: () => void,
  ...targets: readonly (readonly [EventTarget | null, ...string[]])[]
): () => void {
  const listening = new AbortController();
  for (const [target, ...events] of targets)
    for (const event of events) target?.addEventListener(event, listener, { signal: listening.signal });
  return () => listening.abort();
}
