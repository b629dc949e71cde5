import type { PersonaError } from '../../../internal/persona-error.js';
import { onDemand } from '../../../internal/on-demand.js';
import type { Persona } from '../persona-api.js';
import type { ConversationStorage } from './conversation-storage.js';
import type { KeepOptions } from './keep-options.js';

const keepingCode = onDemand(() => import('./begin-keeping.js'));

/**
 * Restores the conversation from the storage, and saves later changes. `start()` waits up to 10 s for it. If the data
 * cannot be loaded or is damaged, `state.error` is `storage-load`, and the stored data is not overwritten until you
 * call `persona.clear()`. If a save fails or takes over 10 s, `state.error` is `storage-save` until a later save works.
 * Call it before the first `start()`. At most 4,000,000 characters of `data:` URLs are saved; files beyond that are
 * restored with an empty `url`. If the persona already has a conversation, it is not replaced: the persona's
 * conversation is saved. `PersonaProvider` calls it for its `storage`.
 *
 * @example
 * const stopKeeping = keepConversation(persona, indexedDbStorage('support'));
 *
 * @returns a function that saves remaining changes and stops
 */
export function keepConversation(
  persona: Persona,
  storage: ConversationStorage,
  options: KeepOptions = {},
): () => void {
  const stopping = new AbortController();
  const code = keepingCode.load();
  const restored = persona.restore(async () => (await code).loadStored(storage, options));
  // `beginKeeping` reports it.
  restored.catch(() => undefined);
  code
    .then(({ beginKeeping }) => beginKeeping(persona, storage, restored, stopping.signal, options))
    .catch((error: PersonaError) => persona.reportError(error));
  return () => stopping.abort();
}
