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
  /**
   * Whether tags such as `[happy]` in the model's text change the persona's expression. The tag is never in the
   * transcript. It is sent when the word behind it is spoken, until the service refuses one. Needs an avatar of the
   * model Cara 4. `cueInstructions` of `anam-react/llm` teaches a model the tags. Client mode; in server mode, Anam's
   * engine does this by itself.
   * @default false
   */
  readonly cues?: boolean | undefined;
  /**
   * `speak` leaves the tags in the text that is sent to the voice: only for a voice that Anam marks as expressive.
   * Other voices read the tag aloud. @default 'remove'
   */
  readonly tags?: 'remove' | 'speak' | undefined;
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
  /** Whether tags in the text are sent as cues. */
  readonly cues: boolean;
  readonly tags: 'remove' | 'speak';
}

/** @param chunkSentences loaded only for `chunking: 'sentence'` */
export function resolveSpeech(
  {
    projector,
    codePhrase,
    language = DEFAULT_LANGUAGE,
    refusals = 'speak',
    cues = false,
    tags = 'remove',
  }: SpeechOptions = {},
  chunkSentences: ChunkSentences | null = null,
): SpeechSettings {
  const extras = onDemandExtras(language);
  return {
    extras,
    // Only the projector reads its state, so its type does not matter here.
    projector: projector ?? markdownProjector({ codePhrase, extras }),
    refusals,
    chunkSentences,
    cues,
    tags,
  };
}
