import { markdownProjector } from './projector/markdown-projector.js';
import type { SpeechProjector } from './projector/speech-projector.js';

/** What of the written text is spoken, and how it is handed over. */
export interface SpeechOptions {
  /** Makes speakable text in place of the built-in projector for Markdown. */
  readonly projector?: SpeechProjector | undefined;
  /** Said in place of each code block, e.g. `'I have put the code into the chat.'`. @default '' (nothing is said) */
  readonly codePhrase?: string | undefined;
  /** Whether the words of a model that declines are spoken, or only shown. @default 'speak' */
  readonly refusals?: 'speak' | 'show' | undefined;
  /**
   * `immediate` hands each piece over in the task in which it came. `sentence` waits for whole sentences of 20 to 250
   * characters, the first clause excepted: for a voice that begins anew with each chunk.
   * @default 'immediate'
   */
  readonly chunking?: 'immediate' | 'sentence' | undefined;
}

export interface SpeechSettings {
  readonly projector: SpeechProjector;
  readonly refusals: 'speak' | 'show';
  /** Chunks are whole sentences. */
  readonly bySentence: boolean;
}

export function resolveSpeech({
  projector,
  codePhrase,
  refusals = 'speak',
  chunking = 'immediate',
}: SpeechOptions = {}): SpeechSettings {
  return {
    // The state that a projector gets is the one that it gave, so nobody else needs to know its type.
    projector: projector ?? markdownProjector({ codePhrase }),
    refusals,
    bySentence: chunking === 'sentence',
  };
}
