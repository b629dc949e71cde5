import type { PromiseKey } from '../machine/effect.js';

interface Held {
  readonly promise: Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (cause: unknown) => void;
}

/** The promises returned to the app, one per key. The machine decides when and how each one settles. */
export class Promises {
  readonly #held = new Map<PromiseKey, Held>();

  /** Returns the promise of this key: the existing one, or a new one. */
  hold<Value = void>(key: PromiseKey): Promise<Value> {
    const held = this.#held.get(key) ?? this.#make(key);
    return held.promise as Promise<Value>;
  }

  /** Removes and returns the promise with this key, if there is one. */
  take(key: PromiseKey): Held | undefined {
    const held = this.#held.get(key);
    this.#held.delete(key);
    return held;
  }

  #make(key: PromiseKey): Held {
    let resolve!: Held['resolve'];
    let reject!: Held['reject'];
    const promise = new Promise<unknown>((onResolve, onReject) => {
      resolve = onResolve;
      reject = onReject;
    });
    const held = { promise, resolve, reject };
    this.#held.set(key, held);
    return held;
  }
}
