/** Everything that leaves a page or asks its user, as text, in order. */
export interface Outgoing {
  readonly all: () => readonly string[];
  readonly restore: () => void;
}

/** Records requests, sockets, beacons, workers, connections and microphone prompts. None of them gets through. */
export function recordOutgoing(): Outgoing {
  const seen: string[] = [];
  const undo: (() => void)[] = [];
  const replace = <Owner extends object, Name extends keyof Owner>(
    owner: Owner,
    name: Name,
    value: Owner[Name],
  ) => {
    const own = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, { configurable: true, writable: true, value });
    undo.push(() => {
      if (own) Object.defineProperty(owner, name, own);
      else Reflect.deleteProperty(owner, name);
    });
  };
  const refuse = (what: string) =>
    function Refused(target?: unknown) {
      seen.push(`${what} ${String(target)}`);
      throw new TypeError(`${what} is not allowed in this test.`);
    } as never;
  replace(globalThis, 'fetch', (input) => {
    seen.push(`fetch ${input instanceof Request ? input.url : String(input)}`);
    return Promise.reject(new TypeError('No network in this test.'));
  });
  replace(globalThis, 'WebSocket', refuse('WebSocket'));
  replace(globalThis, 'EventSource', refuse('EventSource'));
  replace(globalThis, 'Worker', refuse('Worker'));
  replace(globalThis, 'SharedWorker', refuse('SharedWorker'));
  replace(globalThis, 'RTCPeerConnection', refuse('RTCPeerConnection'));
  replace(XMLHttpRequest.prototype, 'open', refuse('XMLHttpRequest'));
  replace(navigator, 'sendBeacon', (url) => {
    seen.push(`sendBeacon ${String(url)}`);
    return true;
  });
  replace(navigator.mediaDevices, 'getUserMedia', () => {
    seen.push('getUserMedia');
    return Promise.reject(new DOMException('No microphone in this test.', 'NotAllowedError'));
  });
  // Browsers drop entries beyond 250 by default.
  performance.setResourceTimingBufferSize(10_000);
  const loadedBefore = performance.getEntriesByType('resource').length;
  const isForeign = ({ name }: PerformanceEntry) =>
    new URL(name).origin !== location.origin || name.includes('js-sdk') || name.includes('session-code');
  return {
    all: () => [
      ...seen,
      ...performance
        .getEntriesByType('resource')
        .slice(loadedBefore)
        .filter(isForeign)
        .map(({ name }) => `load ${name}`),
    ],
    restore: () => {
      for (const put of undo.toReversed()) put();
    },
  };
}
