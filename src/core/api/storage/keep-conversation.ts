import type { Persona } from '../persona-api.js';
import { sessionLifeError } from '../../machine/session-life-error.js';
import type { ConversationStorage } from './conversation-storage.js';
import type { KeepOptions } from './keep-options.js';

/**
 * Restores the conversation that the storage holds, and saves it there from then on. `start()` waits for it, 10 s at
 * most. When it cannot be loaded, or is damaged, `state.error` is `storage-load`; what is stored stays as it is, and
 * nothing is saved over it unless `persona.clear()` is called. When it cannot be saved, or that takes over 10 s,
 * `state.error` is `storage-save`, until a later save works. Call it before the first `start()`; a persona with a
 * conversation of its own keeps that, and it is what is saved. `PersonaProvider` does it for its `storage`.
 *
 * @example
 * const stopKeeping = keepConversation(persona, indexedDbStorage('support'));
 *
 * @returns a function that saves the rest and stops
 */
export function keepConversation(
  persona: Persona,
  storage: ConversationStorage,
  options: KeepOptions = {},
): () => void {
  const stopping = new AbortController();
  const code = import('./begin-keeping.js');
  const restored = persona.restore(async () => (await code).loadStored(storage, options));
  // `beginKeeping` reports it.
  restored.catch(() => undefined);
  code
    .then(({ beginKeeping }) => beginKeeping(persona, storage, restored, stopping.signal, options))
    .catch((cause: unknown) =>
      persona.reportError(
        sessionLifeError('session-load', { message: 'A part of anam-react could not be loaded.', cause }),
      ),
    );
  return () => stopping.abort();
}
