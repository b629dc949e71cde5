import type { SpeechExtras } from '../projector/markdown-state.js';

/** Without the marks that no text can hold; the others need the rules. */
export const plainMarks = (text: string): string =>
  text.replaceAll(/[\uE200\uE206][^\uE201\s]*\uE201?|[\uE200-\uE20F]/g, '');

/** In place of those that could not be loaded: a text does not wait for them for ever. */
const none: SpeechExtras = {
  inline: () => false,
  block: () => false,
  mail: (address) => address,
  withoutMarks: (text) => ({ shown: plainMarks(text), held: '' }),
};

/** Returns the extras, or `null` until they are loaded. */
export interface ExtrasOnDemand {
  (): SpeechExtras | null;
  /** A promise while they are loading. Never rejects. */
  readonly whenLoaded: () => Promise<void> | null;
}

/**
 * The extras of a language, loaded with the first sign that needs them: they are as large as all other rules. Returns
 * `null` until then. Where they cannot be loaded, such signs are read as they are.
 */
export function onDemandExtras(language: string): ExtrasOnDemand {
  let extras: SpeechExtras | null = null;
  let loading: Promise<void> | null = null;
  const settle = (loaded: SpeechExtras) => {
    extras = loaded;
  };
  const load = () =>
    import('./speech-extras.js').then(
      (code) => settle(code.speechExtras(language)),
      () => settle(none),
    );
  const read = () => {
    loading ??= load();
    return extras;
  };
  return Object.assign(read, { whenLoaded: () => (extras ? null : loading) });
}
