import type { Persona } from '../persona-api.js';
import { sessionLifeError } from '../../machine/session-life-error.js';
import type { KeeperEnvironment, Keeping } from './conversation-keeper.js';
import type { ConversationStorage } from './conversation-storage.js';

/**
 * Takes up the conversation that the storage holds, and keeps it there from then on. `start()` waits for it, 10 s at
 * most. Where it cannot be loaded, `state.error` says so (`storage-load`), and nothing is saved over it unless
 * `persona.clear()` is called; where it cannot be saved, too (`storage-save`). Call it before the first `start()`; a persona with a conversation of its own keeps
 * that, and it is what is saved. `PersonaProvider` does it for its `storage`.
 *
 * @example
 * const stopKeeping = keepConversation(persona, indexedDbStorage('support'));
 *
 * @returns what saves the rest and stops.
 */
export function keepConversation(
  persona: Persona,
  storage: ConversationStorage,
  environment?: KeeperEnvironment,
): () => void {
  let keeper: Keeping | null = null;
  let isStopped = false;
  const code = import('./conversation-keeper.js');
  const restored = persona.restore(async () => (await code).loadStored(storage, environment));
  // At once: a start that has waited for it brings the next words.
  const saved = restored.then((isOld) => (isOld ? persona.store.getState() : null));
  // Told by whoever keeps it.
  saved.catch(() => undefined);
  code
    .then(({ beginKeeping }) => beginKeeping(persona, storage, saved, environment))
    .then(
      (begun) => {
        if (isStopped) begun.stop();
        else keeper = begun;
      },
      () =>
        persona.reportError(
          sessionLifeError('session-load', { message: 'A part of anam-react did not load.' }),
        ),
    );
  return () => {
    isStopped = true;
    keeper?.stop();
  };
}
