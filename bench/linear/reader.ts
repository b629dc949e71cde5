import type { MakeInput } from './hostile-inputs.js';

/** Something that reads a text which a peer or a model wrote. */
export interface Reader {
  readonly name: string;
  /** Reads all of it; the pieces are what came at once. */
  readonly read: (pieces: readonly string[]) => unknown;
  /** The largest input that the reader is given, in characters. @default 200_000 */
  readonly most?: number;
  /** The smallest one. @default 2_000 */
  readonly least?: number;
  /** How many characters come at once. @default Infinity, 7 */
  readonly sizes?: readonly number[];
  /** @default all hostile texts */
  readonly inputs?: ReadonlyMap<string, MakeInput>;
}
