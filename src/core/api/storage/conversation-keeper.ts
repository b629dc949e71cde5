import { storageErrors } from '../../../internal/errors/storage-errors.js';
import { errorFactory, type PersonaError } from '../../../internal/persona-error.js';
import type { Persona } from '../persona-api.js';
import type { PersonaEnvironment } from '../../ports/environment.js';
import { initialLogs, type PersonaState } from '../../machine/persona-state.js';
import type { ConversationStorage } from './conversation-storage.js';
import { changeSince, hasChanged } from './conversation-change.js';
import type { KeepOptions } from './keep-options.js';
import { withinTime } from './within-time.js';

/** Limits saves, because words arrive faster than they need to be saved. */
const SAVE_EVERY_MS = 1_000;
/** A save that takes longer is abandoned, so that it does not block later saves. */
const SAVE_TIMEOUT_MS = 10_000;

export type KeeperSettings = Pick<PersonaEnvironment, 'clock' | 'onHidden' | 'onPageHide'> &
  Pick<KeepOptions, 'redactReasoning'>;

const storageError = errorFactory(storageErrors);

/**
 * Saves the conversation periodically, and immediately when the page is hidden, because a hidden page may be closed
 * without notice.
 */
export class ConversationKeeper {
  readonly #stops: readonly (() => void)[];
  readonly #timeouts = new AbortController();
  #saved: PersonaState;
  #timer: unknown = null;
  #running = 0;
  /** The state that is being saved. */
  #writing: PersonaState | null = null;
  #notice: PersonaError | null = null;
  #isFailing = false;

  constructor(
    private readonly persona: Pick<Persona, 'store' | 'reportError' | 'dismissError'>,
    private readonly storage: ConversationStorage,
    /** The state that was saved last; `null` for none. */
    saved: PersonaState | null,
    private readonly settings: KeeperSettings,
  ) {
    this.#saved = saved ?? { ...persona.store.getState(), ...initialLogs };
    this.#stops = [
      persona.store.subscribe(() => {
        this.#withdraw();
        this.#schedule();
      }),
      settings.onHidden((hidden) => hidden && this.#saveNow()),
      settings.onPageHide(() => this.#saveNow()),
    ];
    this.#schedule();
  }

  /** Saves remaining changes and stops. */
  stop(): void {
    if (this.#isStopped) return;
    for (const stop of this.#stops) stop();
    this.#saveNow();
    this.#timeouts.abort();
  }

  get #isStopped(): boolean {
    return this.#timeouts.signal.aborted;
  }

  #schedule(): void {
    if (this.#isStopped || this.#timer !== null || this.#running > 0) return;
    if (!hasChanged(this.#saved, this.persona.store.getState())) return;
    this.#timer = this.settings.clock.setTimeout(() => this.#saveNow(), SAVE_EVERY_MS);
  }

  #saveNow(): void {
    if (this.#timer !== null) this.settings.clock.clearTimeout(this.#timer);
    this.#timer = null;
    const state = this.persona.store.getState();
    if (hasChanged(this.#writing ?? this.#saved, state)) void this.#save(state);
  }

  async #save(state: PersonaState): Promise<void> {
    this.#running += 1;
    this.#writing = state;
    try {
      const writing = this.#write(state);
      // Also runs when the save finishes too late: it may have overwritten a later save, which is then repeated.
      const saved = writing.then(() => this.#onSaved(state));
      await withinTime(saved, SAVE_TIMEOUT_MS, this.settings.clock, this.#timeouts.signal);
    } catch (cause) {
      this.#tell(cause);
    }
    this.#running -= 1;
    if (this.#writing === state) this.#writing = null;
    this.#schedule();
  }

  /** Not `async`: while a page closes, only synchronous code still runs. */
  #write(state: PersonaState): Promise<void> {
    const { transcript, reasoning } = state;
    if (transcript.size + reasoning.size === 0) return this.storage.remove();
    return this.storage.save(changeSince(this.#saved, state, this.settings.redactReasoning));
  }

  #onSaved(state: PersonaState): void {
    this.#saved = state;
    this.#isFailing = false;
    this.#withdraw();
    this.#schedule();
  }

  /** Reports the error once, until saving works again. */
  #tell(cause: unknown): void {
    if (this.#isFailing) return;
    this.#isFailing = true;
    const message = 'The storage did not save the conversation.';
    this.#notice = storageError('storage-save', { message, cause });
    this.persona.reportError(this.#notice);
  }

  /** Removes the error after a successful save. Another error stays. */
  #withdraw(): void {
    if (this.#isFailing || this.#notice === null) return;
    if (this.persona.store.getState().error !== this.#notice) return;
    this.#notice = null;
    this.persona.dismissError();
  }
}
