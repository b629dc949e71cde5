/**
 * The fields of server-sent events, in pieces of any size; a line is scanned once, however it is cut. `id` and `retry`
 * are ignored, as nothing reconnects to an answer.
 */
export class EventStream {
  /** An event is longer than allowed. Nothing of it is kept, and nothing more is read. */
  over = false;
  readonly #onEvent: (data: string, type: string) => void;
  readonly #onStray: (line: string) => void;
  readonly #most: number;
  /** The start of a line whose end has not come. */
  #line = '';
  /** The last piece ended with a carriage return, to which a line feed may belong. */
  #returned = false;
  #data: string | undefined;
  #type = '';

  /**
   * @param onStray a line that is neither a field nor a comment
   * @param most characters of one event
   */
  constructor(onEvent: (data: string, type: string) => void, onStray: (line: string) => void, most: number) {
    this.#onEvent = onEvent;
    this.#onStray = onStray;
    this.#most = most;
  }

  push(text: string): void {
    if (text === '' || this.over) return;
    let at = this.#returned && text[0] === '\n' ? 1 : 0;
    this.#returned = text.endsWith('\r');
    for (const { 0: end, index } of text.matchAll(/\r\n?|\n/g)) {
      if (index < at) continue;
      this.#add(text.slice(at, index));
      this.#take(this.#line);
      this.#line = '';
      at = index + end.length;
    }
    this.#add(text.slice(at));
  }

  #add(text: string): void {
    this.#line += text;
    this.over ||= this.#line.length + (this.#data?.length ?? 0) > this.#most;
    if (!this.over) return;
    this.#line = '';
    this.#data = undefined;
  }

  #take(line: string): void {
    if (this.over) return;
    if (line === '') return this.#dispatch();
    const [, field, value = ''] = /^([^:]*):? ?([^]*)/.exec(line) ?? [];
    if (field === 'data') this.#data = this.#data === undefined ? value : `${this.#data}\n${value}`;
    else if (field === 'event') this.#type = value;
    else if (field && field !== 'id' && field !== 'retry') this.#onStray(line);
  }

  #dispatch(): void {
    const data = this.#data;
    const type = this.#type;
    this.#data = undefined;
    this.#type = '';
    if (data !== undefined) this.#onEvent(data, type);
  }
}
