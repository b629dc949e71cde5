import { storageErrors } from '../../../internal/errors/storage-errors.js';
import { errorFactory } from '../../../internal/persona-error.js';
import { onHidden, onPageEvent } from '../../browser/page-events.js';
import { systemClock } from '../../browser/early-environment.js';
import type { ConversationStorage } from './conversation-storage.js';
import type { Conversation } from '../conversation.js';
import type { Persona } from '../persona-api.js';
import { ConversationKeeper, type KeeperSettings } from './conversation-keeper.js';
import type { KeepOptions } from './keep-options.js';
import { withinTime } from './within-time.js';

const storageError = errorFactory(storageErrors);

/** How long a start waits for the saved conversation. */
const LOAD_TIMEOUT_MS = 10_000;

const settingsOf = (options: KeepOptions): KeeperSettings => ({
  clock: systemClock,
  onHidden,
  onPageHide: (callback) => onPageEvent('pagehide', callback),
  ...options,
});

export function loadStored(storage: ConversationStorage, options: KeepOptions): Promise<Conversation | null> {
  return withinTime(storage.load(), LOAD_TIMEOUT_MS, settingsOf(options).clock);
}

/** Restores the conversation, then saves changes. Data that could not be read is not overwritten until `clear()`. */
export async function beginKeeping(
  persona: Persona,
  storage: ConversationStorage,
  restored: Promise<boolean>,
  stopped: AbortSignal,
  options: KeepOptions,
): Promise<void> {
  const keep = (saved: ReturnType<Persona['store']['getState']> | null) => {
    const keeper = new ConversationKeeper(persona, storage, saved, settingsOf(options));
    stopped.addEventListener('abort', () => keeper.stop());
  };
  try {
    // The state is read in the same task, because a start that waits for the restore continues right after this.
    const saved = await restored.then((isOld) => (isOld ? persona.store.getState() : null));
    if (!stopped.aborted) keep(saved);
  } catch (cause) {
    if (stopped.aborted) return;
    const message = 'The storage returned invalid data.';
    persona.reportError(storageError('storage-load', { message, cause }));
    onceCleared(persona, stopped, keep);
  }
}

/**
 * Starts saving once the conversation is cleared. The state before that stands in for the stored data, which could not
 * be read, so that clearing counts as a change.
 */
function onceCleared(
  { store }: Persona,
  stopped: AbortSignal,
  keep: (before: ReturnType<Persona['store']['getState']>) => void,
): void {
  const stop = store.subscribe((state, before) => {
    if (state.transcript === before.transcript || state.transcript.size > 0) return;
    stop();
    keep(before);
  });
  stopped.addEventListener('abort', stop);
}
