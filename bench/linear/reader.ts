import type { MakeInput } from './hostile-inputs.js';

/** A function of the package that reads text from a peer or a model. */
export interface Reader {
  readonly name: string;
  /** Reads the whole text, and may return a promise. Each piece is one that arrived in one go. */
  readonly read: (pieces: readonly string[]) => unknown;
  /** The longest input for this reader, in characters, if it is shorter than for the others. */
  readonly most?: number;
  /** The shortest input, in characters. @default 2_000 */
  readonly least?: number;
  /** The lengths of the pieces, in characters. @default Infinity, 7 */
  readonly sizes?: readonly number[];
  /** @default all of `hostileInputs` */
  readonly inputs?: ReadonlyMap<string, MakeInput>;
}
