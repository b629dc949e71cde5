/** A range of the written text, and the text that is spoken for it. */
export interface SpokenPiece {
  /** The number of characters of the written text (UTF-16 units). */
  readonly written: number;
  /** `''` if nothing is spoken. */
  readonly spoken: string;
  /** Whether the range is markup that belongs to the word before it. It counts as heard together with that word. */
  readonly closes?: boolean;
}

/** What a `SpeechProjector` returns for each piece of text: its next state, and the text to speak. */
export interface Projected<State> {
  readonly state: State;
  readonly pieces: readonly SpokenPiece[];
}

/**
 * Turns streamed written text into speakable text. Pure: `push` and `end` get a state and return the next one.
 *
 * The pieces of an answer cover its written text completely, in order and without overlap. Their spoken text must not
 * depend on where the text was split. Text that may still turn out to be markup stays in the state and comes with a
 * later piece.
 *
 * @example
 * const shouting: SpeechProjector<null> = {
 *   initial: null,
 *   push: (state, text) => ({ state, pieces: [{ written: text.length, spoken: text.toUpperCase() }] }),
 *   end: (state) => ({ state, pieces: [] }),
 * };
 */
export interface SpeechProjector<State = unknown> {
  readonly initial: State;
  push(state: State, text: string): Projected<State>;
  /** Returns the text that was held back, because no more text follows. The next `push` begins a new paragraph. */
  end(state: State): Projected<State>;
}
