import type { SpeechExtras } from '../projector/markdown-state.js';

/** Removes the marks that never occur in ordinary text. The other marks need the full rules. */
export const plainMarks = (text: string): string =>
  text.replaceAll(/[\uE200\uE206][^\uE201\s]*\uE201?|[\uE200-\uE20F]/g, '');

/** Used when the rules could not be loaded, so that text does not wait forever. */
const none: SpeechExtras = {
  inline: () => false,
  block: () => false,
  mail: (address) => address,
  withoutMarks: (text) => ({ shown: plainMarks(text), held: '' }),
};

/** Returns the extras, or `null` until they are loaded. */
export interface ExtrasOnDemand {
  (): SpeechExtras | null;
  /** Returns a promise while the extras are loading. The promise never rejects. */
  readonly whenLoaded: () => Promise<void> | null;
}

/**
 * Loads the extra rules for a language when the first sign needs them, because they are as large as all other rules
 * together. Returns `null` until they are loaded. If loading fails, the signs are read as plain text.
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
