/** The rules of consent. Loaded only if `privacy.consent` is given. */
import type { Persona } from '../../../core/index.js';
import type { StartGate } from '../../../core/ports/start-gate.js';
import { configErrors } from '../../../internal/errors/config-errors.js';
import { sessionLifeErrors } from '../../../internal/errors/session-life-errors.js';
import { errorFactory } from '../../../internal/persona-error.js';
import type { ConsentPurpose, ConsentRecord, ConsentStorage, ConsentTerms } from './consent-options.js';
import { currentRecord, purposesOf } from './consent-record.js';
import { browserConsentStorage } from './consent-storage.js';

const startError = errorFactory(sessionLifeErrors);
const appError = errorFactory(configErrors);

/**
 * `required`: nothing starts. `asking`: a start waits for the user's decision. `accepted`: as if no consent were
 * required.
 */
export type ConsentState =
  | { readonly status: 'required' | 'asking'; readonly record: null }
  | { readonly status: 'accepted'; readonly record: ConsentRecord };

interface Owner {
  readonly persona: Persona;
  readonly terms: ConsentTerms | undefined;
}

interface Waiting {
  readonly begin: () => void;
  /** Rejects; missing if the call cannot be cancelled. */
  readonly cancel?: (cause: unknown) => void;
}

const required: ConsentState = { status: 'required', record: null };
const asking: ConsentState = { status: 'asking', record: null };

const keepers = new WeakMap<object, ConsentKeeper>();

/** Returns the keeper of a persona, which outlives a provider that unmounts and mounts again. */
export function keeperOf(owner: Owner): ConsentKeeper {
  const { store } = owner.persona;
  const keeper = keepers.get(store) ?? new ConsentKeeper(owner);
  keepers.set(store, keeper);
  keeper.follow(owner);
  return keeper;
}

/** Keeps the decision of the user about one persona, and everything that waits for it. */
export class ConsentKeeper implements StartGate {
  #owner: Owner;
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Set<Waiting>();
  #state: ConsentState = required;
  #stopWatching: (() => void) | undefined;

  constructor(owner: Owner) {
    this.#owner = owner;
    this.#read();
    // A session that the app started before it asked for consent.
    if (this.#state.status !== 'accepted' && isOpen(owner.persona)) void owner.persona.end();
  }

  follow(owner: Owner): void {
    this.#owner = owner;
  }

  readonly getState = (): ConsentState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#stopWatching ??= this.#try((storage) => storage.watch?.(this.#readAgain));
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stopWatching?.();
      this.#stopWatching = undefined;
    };
  };

  /** What the user is asked for. */
  purposes(): readonly ConsentPurpose[] {
    const { persona, terms } = this.#owner;
    return terms ? purposesOf(terms, persona.store.getState().modes) : [];
  }

  readonly pass = <Value>(begin: () => Promise<Value>, asks = false): Promise<Value> => {
    if (this.#isAllowed()) return begin();
    const passed = new Promise<Value>((resolve, reject) => {
      this.#waiting.add({ begin: () => resolve(begin()), ...(asks && { cancel: reject }) });
    });
    if (asks) this.#set(asking);
    return passed;
  };

  readonly ask = (): void => {
    if (!this.#isAllowed()) this.#set(asking);
  };

  accept(language: string): void {
    if (this.#isAllowed()) return;
    const record = this.#recordOf('accepted', language);
    this.#try((storage) => storage.save(record));
    this.#tell(record);
    this.#allow(record);
  }

  readonly cancel = (): void => {
    const cause = startError('session-stopped', {
      message: 'The start was cancelled while it waited for the consent of the user.',
    });
    for (const waiting of this.#waiting) {
      if (!waiting.cancel) continue;
      this.#waiting.delete(waiting);
      waiting.cancel(cause);
    }
    if (this.#state.status === 'asking') this.#set(required);
  };

  /** Ends the session too. */
  async withdraw(language: string, clears: boolean): Promise<void> {
    const { persona, terms } = this.#owner;
    if (this.#state.status === 'accepted' && terms) {
      this.#try((storage) => storage.remove(terms.version));
      this.#set(required);
      this.#tell(this.#recordOf('withdrawn', language));
    }
    await (clears ? persona.clear() : persona.end());
  }

  /** The options may have changed since the decision. */
  #isAllowed(): boolean {
    const { terms } = this.#owner;
    if (!terms) return true;
    const { record } = this.#state;
    if (record && !currentRecord(record, terms.version, this.purposes())) this.#read();
    return this.#state.status === 'accepted';
  }

  #saved(): ConsentRecord | null {
    const version = this.#owner.terms?.version ?? '';
    return currentRecord(
      this.#try((storage) => storage.load(version)),
      version,
      this.purposes(),
    );
  }

  #read(): void {
    const record = this.#saved();
    this.#set(record ? { status: 'accepted', record } : required);
  }

  /** Follows the decision that the user made in another tab. */
  readonly #readAgain = (): void => {
    const record = this.#saved();
    const isAccepted = this.#state.status === 'accepted';
    if (record && !isAccepted) this.#allow(record);
    if (record || !isAccepted) return;
    this.#set(required);
    void this.#owner.persona.end();
  };

  /** Begins what was waiting, in order: a start waits for a saved conversation that was asked for before. */
  #allow(record: ConsentRecord): void {
    this.#set({ status: 'accepted', record });
    const begun = [...this.#waiting];
    this.#waiting.clear();
    for (const { begin } of begun) begin();
  }

  #recordOf(decision: ConsentRecord['decision'], language: string): ConsentRecord {
    const version = this.#owner.terms?.version ?? '';
    return { decision, version, at: new Date().toISOString(), language, purposes: this.purposes() };
  }

  #tell(record: ConsentRecord): void {
    const { persona, terms } = this.#owner;
    const report = (cause: unknown) =>
      persona.reportError(appError('app-callback', { message: '`privacy.consent.onConsent` threw.', cause }));
    try {
      Promise.resolve(terms?.onConsent?.(record)).catch(report);
    } catch (cause) {
      report(cause);
    }
  }

  /** A page without storage access, such as a sandboxed frame, forgets the decision when it closes. */
  #try<Value>(call: (storage: ConsentStorage) => Value): Value | undefined {
    const { storage = browserConsentStorage } = this.#owner.terms ?? {};
    try {
      return storage ? call(storage) : undefined;
    } catch {
      return undefined;
    }
  }

  #set(state: ConsentState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

const isOpen = ({ store }: Persona): boolean => {
  const { status } = store.getState().session;
  return status !== 'idle' && status !== 'ended';
};
