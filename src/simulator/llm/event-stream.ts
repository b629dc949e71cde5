/**
 * Reads server-sent events as the HTML standard defines them (section 9.2.6): any of the three line endings, comments,
 * and one event per blank line. Text that is not followed by a blank line is not an event.
 */
export class EventStream {
  /** The start of a line. */
  #rest = '';
  /** Whether the input ended in a CR, which may be the first half of a CRLF. */
  #endedInCr = false;
  #data: string[] = [];

  /** Returns the data of the events that are complete. */
  push(text: string): string[] {
    const events: string[] = [];
    if (text === '') return events;
    const lines = (this.#endedInCr ? text.replace(/^\n/u, '') : text).split(/\r\n|\n|\r/u);
    this.#endedInCr = text.endsWith('\r');
    const rest = lines.pop() ?? '';
    for (const line of lines) {
      this.#line(this.#rest + line, events);
      this.#rest = '';
    }
    // Joined when the line ends, so that a long line is searched only once.
    this.#rest += rest;
    return events;
  }

  /** Returns the text that never became an event. */
  get unfinished(): string {
    return [...this.#data, this.#rest.trim()].join('\n').trim();
  }

  #line(line: string, events: string[]): void {
    if (line === '') {
      if (this.#data.length > 0) events.push(this.#data.join('\n'));
      this.#data = [];
      return;
    }
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/su.exec(line) ?? [];
    if (field === 'data') this.#data.push(value);
  }
}
