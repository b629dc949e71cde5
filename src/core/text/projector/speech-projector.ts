/** A range of the written text and its spoken text. */
export interface SpokenPiece {
  /** Characters of the written text, in UTF-16 units. */
  readonly written: number;
  /** `''` if it is not spoken. */
  readonly spoken: string;
  /** Markup that belongs to the word before it: once that is heard, so is this. */
  readonly closes?: boolean;
}

/** What a `SpeechProjector` returns for each piece of text: its next state, and what to say. */
export interface Projected<State> {
  readonly state: State;
  readonly pieces: readonly SpokenPiece[];
}

/**
 * Makes speakable text of written text, as it streams in. Pure: `push` and `end` get a state and give the next one.
 *
 * The pieces of an answer cover its written text from beginning to end, in order, once; however the text was cut, they
 * say the same. What may still turn out to be markup is kept in the state, and comes with a later piece.
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
  /** No more text: hands over what was kept. The next `push` begins a new paragraph. */
  end(state: State): Projected<State>;
}
