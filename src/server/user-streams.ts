import { askApp } from './ask-app.js';
import { Refusal } from './refusal.js';

export type UserKey = (request: Request) => string | Promise<string>;

export interface StreamLimits {
  readonly total: number;
  readonly perUser: number;
  /** `undefined`: users are not distinguished, and `perUser` has no effect. */
  readonly userKey: UserKey | undefined;
}

/** A running answer. */
export interface StreamPlace {
  /** The user; `null` without `userKey`. */
  readonly user: string | null;
  /** Releases the slot. Later calls have no effect. */
  readonly release: () => void;
}

const MAX_KEY_LENGTH = 256;

/** Counts running answers in this process, in total and per user. */
export class UserStreams {
  readonly #running = new Map<string, number>();
  readonly #limits: StreamLimits;
  #total = 0;

  constructor(limits: StreamLimits) {
    this.#limits = limits;
  }

  /** @throws Refusal 429 `too-many-streams` */
  async take(request: Request): Promise<StreamPlace> {
    const user = await this.#userOf(request);
    const { perUser, total } = this.#limits;
    if (user !== null && (this.#running.get(user) ?? 0) >= perUser) {
      throw tooMany('Too many answers run for you at once. Try again when one has ended.');
    }
    if (this.#total >= total) throw tooMany('Too many answers run at once. Try again in a moment.');
    this.#total += 1;
    if (user !== null) this.#running.set(user, (this.#running.get(user) ?? 0) + 1);
    let held = true;
    const release = () => {
      if (held) this.#giveBack(user);
      held = false;
    };
    return { user, release };
  }

  async #userOf(request: Request): Promise<string | null> {
    const { userKey } = this.#limits;
    if (!userKey) return null;
    const key: unknown = await askApp('userKey', () => userKey(request));
    if (typeof key !== 'string' || key === '') throw new Error('`userKey` must return a non-empty string.');
    return key.slice(0, MAX_KEY_LENGTH);
  }

  #giveBack(user: string | null): void {
    this.#total -= 1;
    if (user === null) return;
    const left = (this.#running.get(user) ?? 1) - 1;
    if (left > 0) this.#running.set(user, left);
    else this.#running.delete(user);
  }
}

const tooMany = (message: string) =>
  new Refusal(429, 'too-many-streams', message, { headers: { 'retry-after': '1' } });
