import { askApp } from './ask-app.js';
import { Refusal } from './refusal.js';

export type UserKey = (request: Request) => string | Promise<string>;

export interface StreamLimits {
  readonly total: number;
  readonly perUser: number;
  /** How long an answer may run, in milliseconds. A slot that is older was never released. */
  readonly maxAnswerMs: number;
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

interface Slot {
  readonly user: string | null;
  readonly takenAt: number;
}

const MAX_KEY_LENGTH = 256;
/** The time that an answer may take to end after its time limit. */
const GRACE_MS = 10_000;

/**
 * Counts running answers in this process, in total and per user. A Worker may be stopped without running any code when
 * its client disconnects, so a slot also expires after its maximum age.
 */
export class UserStreams {
  /** In the order in which the slots were taken. */
  readonly #slots = new Set<Slot>();
  readonly #ofUser = new Map<string, number>();
  readonly #limits: StreamLimits;

  constructor(limits: StreamLimits) {
    this.#limits = limits;
  }

  get running(): number {
    this.#dropOld();
    return this.#slots.size;
  }

  /** @throws Refusal 429 `too-many-streams` */
  async take(request: Request): Promise<StreamPlace> {
    const user = await this.#userOf(request);
    this.#dropOld();
    const { perUser, total } = this.#limits;
    if (user !== null && (this.#ofUser.get(user) ?? 0) >= perUser) {
      throw tooMany('You have too many answers in progress. Try again when one has ended.');
    }
    if (this.#slots.size >= total) throw tooMany('Too many answers are in progress. Try again in a moment.');
    const slot: Slot = { user, takenAt: Date.now() };
    this.#slots.add(slot);
    if (user !== null) this.#ofUser.set(user, (this.#ofUser.get(user) ?? 0) + 1);
    return { user, release: () => this.#release(slot) };
  }

  async #userOf(request: Request): Promise<string | null> {
    const { userKey } = this.#limits;
    if (!userKey) return null;
    const key: unknown = await askApp('userKey', () => userKey(request));
    if (typeof key !== 'string' || key === '') throw new Error('`userKey` must return a non-empty string.');
    return key.slice(0, MAX_KEY_LENGTH);
  }

  #dropOld(): void {
    const oldest = Date.now() - this.#limits.maxAnswerMs - GRACE_MS;
    for (const slot of this.#slots) {
      if (slot.takenAt >= oldest) return;
      this.#release(slot);
    }
  }

  #release(slot: Slot): void {
    const { user } = slot;
    if (!this.#slots.delete(slot) || user === null) return;
    const left = (this.#ofUser.get(user) ?? 1) - 1;
    if (left > 0) this.#ofUser.set(user, left);
    else this.#ofUser.delete(user);
  }
}

const tooMany = (message: string) =>
  new Refusal(429, 'too-many-streams', message, { headers: { 'retry-after': '1' } });
