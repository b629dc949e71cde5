import { storageErrors } from '../../../internal/errors/storage-errors.js';
import { errorFactory } from '../../../internal/persona-error.js';
import type { Conversation } from '../conversation.js';
import type { Persona } from '../persona-api.js';
import type { PersonaEnvironment } from '../../ports/environment.js';
import { systemClock } from '../../ports/environment.js';
import { onHidden, onPageEvent } from '../../browser/page-events.js';
import { initialLogs, type PersonaState } from '../../machine/persona-state.js';
import { changeSince, hasChanged } from './conversation-change.js';
import type { ConversationStorage } from '../../ports/conversation-storage.js';

const storageError = errorFactory(storageErrors);

/** Words come faster than any storage has to know. */
const SAVE_EVERY_MS = 1_000;

export type KeeperEnvironment = Pick<PersonaEnvironment, 'clock' | 'onHidden' | 'onPageHide'>;

export interface Keeping {
  /** Saves what is left, and looks no longer. */
  stop(): void;
}

/** Nobody waits longer for what was said some other day. */
const LOAD_TIMEOUT_MS = 10_000;

export async function loadStored(
  storage: ConversationStorage,
  { clock }: Pick<KeeperEnvironment, 'clock'> = pageEnvironment,
): Promise<Conversation | null> {
  let timer: unknown;
  const late = new Promise<never>((_, reject) => {
    timer = clock.setTimeout(() => reject(new Error('The storage did not answer.')), LOAD_TIMEOUT_MS);
  });
  try {
    return await Promise.race([storage.load(), late]);
  } finally {
    clock.clearTimeout(timer);
  }
}

/** Keeps it once it is restored; what could not be read is left as it is, until the conversation is cleared. */
export async function beginKeeping(
  persona: Persona,
  storage: ConversationStorage,
  restored: Promise<PersonaState | null>,
  environment?: KeeperEnvironment,
): Promise<Keeping> {
  try {
    return new ConversationKeeper(persona, storage, await restored, environment);
  } catch (cause) {
    const message = 'The storage gave no conversation that can be read.';
    persona.reportError(storageError('storage-load', { message, cause }));
    return keepOnceCleared(persona, storage, environment);
  }
}

function keepOnceCleared(
  persona: Persona,
  storage: ConversationStorage,
  environment?: KeeperEnvironment,
): Keeping {
  let stop = persona.store.subscribe((state, before) => {
    if (state.transcript === before.transcript || state.transcript.size > 0) return;
    stop();
    // Not what is stored, but not what there is now either.
    const keeper = new ConversationKeeper(persona, storage, before, environment);
    stop = () => keeper.stop();
  });
  return { stop: () => stop() };
}

/** Saves what is said, in steps; at once when the page is hidden, because it may never be seen again. */
class ConversationKeeper implements Keeping {
  readonly #stops: readonly (() => void)[];
  #saved: PersonaState;
  #timer: unknown = null;
  #saving = false;
  #isTold = false;

  constructor(
    private readonly persona: Pick<Persona, 'store' | 'reportError'>,
    private readonly storage: ConversationStorage,
    /** What the storage holds already; `null` for nothing. */
    saved: PersonaState | null,
    private readonly environment: KeeperEnvironment = pageEnvironment,
  ) {
    this.#saved = saved ?? { ...persona.store.getState(), ...initialLogs };
    this.#stops = [
      persona.store.subscribe(() => this.#schedule()),
      environment.onHidden((hidden) => hidden && this.#saveNow()),
      environment.onPageHide(() => this.#saveNow()),
    ];
    this.#schedule();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#saveNow();
  }

  #schedule(): void {
    if (this.#timer !== null || this.#saving || !hasChanged(this.#saved, this.persona.store.getState()))
      return;
    this.#timer = this.environment.clock.setTimeout(() => this.#saveNow(), SAVE_EVERY_MS);
  }

  #saveNow(): void {
    if (this.#timer !== null) this.environment.clock.clearTimeout(this.#timer);
    this.#timer = null;
    const state = this.persona.store.getState();
    if (hasChanged(this.#saved, state)) void this.#save(state);
  }

  async #save(state: PersonaState): Promise<void> {
    this.#saving = true;
    try {
      if (isEmpty(state)) await this.storage.remove();
      else await this.storage.save(changeSince(this.#saved, state));
      this.#saved = state;
      this.#isTold = false;
    } catch (cause) {
      this.#tell(cause);
    }
    this.#saving = false;
    this.#schedule();
  }

  /** Once, until it works again. */
  #tell(cause: unknown): void {
    if (this.#isTold) return;
    this.#isTold = true;
    const message = 'The storage did not save the conversation.';
    this.persona.reportError(storageError('storage-save', { message, cause }));
  }
}

const pageEnvironment: KeeperEnvironment = {
  clock: systemClock,
  onHidden,
  onPageHide: (callback) => onPageEvent('pagehide', callback),
};

const isEmpty = ({ transcript, reasoning }: PersonaState) => transcript.size + reasoning.size === 0;
