/**
 * Server-sent events by the HTML standard (section 9.2.6): any of the three line ends, comments, an event per blank line.
 * Text that no blank line follows is no event.
 */
export class EventStream {
  #rest = '';
  #data: string[] = [];

  /** The data of the events that are complete now. */
  push(text: string): string[] {
    const events: string[] = [];
    this.#rest += text;
    // A CR at the end may be the first half of a CRLF.
    for (let end = /\r\n|\n|\r(?!$)/u.exec(this.#rest); end; end = /\r\n|\n|\r(?!$)/u.exec(this.#rest)) {
      this.#line(this.#rest.slice(0, end.index), events);
      this.#rest = this.#rest.slice(end.index + end[0].length);
    }
    return events;
  }

  /** Text that never became an event. */
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
