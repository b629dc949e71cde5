import { askApp } from './ask-app.js';
import { Refusal } from './refusal.js';

export type UserKey = (request: Request) => string | Promise<string>;

const MAX_KEY_LENGTH = 256;

/** Counts the answers that run for each user, in this process. */
export class UserStreams {
  readonly #running = new Map<string, number>();
  readonly #most: number;
  readonly #keyOf: UserKey;

  constructor(most: number, keyOf: UserKey) {
    this.#most = most;
    this.#keyOf = keyOf;
  }

  /**
   * Takes a place; what it returns gives it back, once.
   * @throws Refusal 429 `too-many-streams`
   */
  async take(request: Request): Promise<() => void> {
    const key = await this.#checkedKey(request);
    const running = this.#running.get(key) ?? 0;
    if (running >= this.#most) {
      const message = 'Too many answers run for you at once. Try again when one has ended.';
      throw new Refusal(429, 'too-many-streams', message, { headers: { 'retry-after': '1' } });
    }
    this.#running.set(key, running + 1);
    let held = true;
    return () => {
      if (held) this.#giveBack(key);
      held = false;
    };
  }

  async #checkedKey(request: Request): Promise<string> {
    const key: unknown = await askApp('userKey', () => this.#keyOf(request));
    if (typeof key !== 'string' || key === '') throw new Error('`userKey` must return a non-empty string.');
    return key.slice(0, MAX_KEY_LENGTH);
  }

  #giveBack(key: string): void {
    const left = (this.#running.get(key) ?? 1) - 1;
    if (left > 0) this.#running.set(key, left);
    else this.#running.delete(key);
  }
}
