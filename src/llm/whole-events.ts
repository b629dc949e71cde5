const LF = 10;
const CR = 13;

/** The last bytes: a line end, or the start of a second one. */
type LineEnd = '' | '\n' | '\r' | '\r\n' | '\r\n\r';

/**
 * Splits the bytes of an event stream into pieces of one event each, and leaves out empty ones. For each event and each
 * piece, the reader of the `openai` package copies all unread bytes. Its time is therefore quadratic for many events in
 * one piece, and for one event in many pieces.
 */
export class WholeEvents {
  #held: Uint8Array<ArrayBuffer>[] = [];
  #end: LineEnd = '';
  #isEmpty = true;

  push(piece: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
    const events: Uint8Array<ArrayBuffer>[] = [];
    let start = 0;
    for (let at = 0; at < piece.length; at += 1) {
      if (!this.#ends(piece[at])) continue;
      events.push(...this.#taken(piece.subarray(start, at + 1)));
      start = at + 1;
    }
    if (start < piece.length) this.#held.push(piece.subarray(start));
    return events;
  }

  /** The bytes after the last event. */
  end(): Uint8Array<ArrayBuffer>[] {
    return this.#taken(new Uint8Array());
  }

  /** Whether this byte completes two line ends, as the package counts them. */
  #ends(byte: number | undefined): boolean {
    if (byte !== LF && byte !== CR) {
      this.#end = '';
      this.#isEmpty = false;
      return false;
    }
    const end = this.#end;
    const isTwo = byte === LF ? end !== '' && end !== '\r' : end === '\r' || end === '\r\n\r';
    this.#end = isTwo ? '' : byte === CR ? (end === '\r\n' ? '\r\n\r' : '\r') : end === '\r' ? '\r\n' : '\n';
    return isTwo;
  }

  #taken(last: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
    const pieces = [...this.#held, last];
    const isEmpty = this.#isEmpty;
    this.#held = [];
    this.#isEmpty = true;
    if (isEmpty) return [];
    return pieces.length === 1 ? [last] : [joined(pieces)];
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
