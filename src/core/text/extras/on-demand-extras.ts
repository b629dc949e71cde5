import type { SpeechExtras } from '../projector/markdown-state.js';

/**
 * The extras of a language, loaded with the first formula or rare entity: they are larger than all other rules. Returns
 * `null` until then. If they cannot be loaded, the next formula tries again.
 */
export function onDemandExtras(language: string): () => SpeechExtras | null {
  let extras: SpeechExtras | null = null;
  let isLoading = false;
  return () => {
    if (extras === null && !isLoading) {
      isLoading = true;
      import('./speech-extras.js').then(
        (code) => {
          extras = code.speechExtras(language);
        },
        () => {
          isLoading = false;
        },
      );
    }
    return extras;
  };
}
