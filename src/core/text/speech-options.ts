import { onDemandExtras, type ExtrasOnDemand } from './extras/on-demand-extras.js';
import { markdownProjector } from './projector/markdown-projector.js';
import type { chunkSentences } from './projector/sentence-chunker.js';
import type { SpeechProjector } from './projector/speech-projector.js';

/** Which parts of the written text are spoken, and how the text is sent. */
export interface SpeechOptions {
  /** Creates the spoken text in place of the built-in Markdown projector. */
  readonly projector?: SpeechProjector | undefined;
  /** Spoken instead of each code block, e.g. `'I have put the code into the chat.'`. @default '' (nothing is spoken) */
  readonly codePhrase?: string | undefined;
  /**
   * The language that the persona speaks, as a BCP 47 tag. Formulas and mail addresses are spoken in the languages that
   * `anam-react/locales` contains. In other languages, formulas are only shown.
   * @default the locale of the provider's labels in React, else 'en'
   */
  readonly language?: string | undefined;
  /** Whether a refusal from the model is spoken or only shown. @default 'speak' */
  readonly refusals?: 'speak' | 'show' | undefined;
  /**
   * `immediate` sends each piece in the task in which it arrived. `sentence` sends whole sentences of 20 to 250
   * characters, and the first clause early. Use it for a voice that restarts with each chunk.
   * @default 'immediate'
   */
  readonly chunking?: 'immediate' | 'sentence' | undefined;
}

export type ChunkSentences = typeof chunkSentences;

export const DEFAULT_LANGUAGE = 'en';

export interface SpeechSettings {
  readonly projector: SpeechProjector;
  /** The rules that are loaded on demand. */
  readonly extras: ExtrasOnDemand;
  readonly refusals: 'speak' | 'show';
  /** Cuts the text into sentences; `null` sends each piece as it arrives. */
  readonly chunkSentences: ChunkSentences | null;
}

/** @param chunkSentences loaded only for `chunking: 'sentence'` */
export function resolveSpeech(
  { projector, codePhrase, language = DEFAULT_LANGUAGE, refusals = 'speak' }: SpeechOptions = {},
  chunkSentences: ChunkSentences | null = null,
): SpeechSettings {
  const extras = onDemandExtras(language);
  return {
    extras,
    // Only the projector reads its state, so its type does not matter here.
    projector: projector ?? markdownProjector({ codePhrase, extras }),
    refusals,
    chunkSentences,
  };
}
