import type { SpeechExtras } from '../projector/markdown-state.js';

/** In place of those that could not be loaded: a text does not wait for them for ever. */
const none: SpeechExtras = {
  inline: () => false,
  block: () => false,
  mail: (address) => address,
  withoutMarks: (text) => ({ shown: text, held: '' }),
};

/**
 * The extras of a language, loaded with the first sign that needs them: they are as large as all other rules. Returns
 * `null` until then. Where they cannot be loaded, such signs are read as they are.
 */
export function onDemandExtras(language: string): () => SpeechExtras | null {
  let extras: SpeechExtras | null = null;
  let isLoading = false;
  const settle = (loaded: SpeechExtras) => {
    extras = loaded;
  };
  return () => {
    if (!isLoading) {
      isLoading = true;
      import('./speech-extras.js').then(
        (code) => settle(code.speechExtras(language)),
        () => settle(none),
      );
    }
    return extras;
  };
}
