import type { LlmErrorInfo } from '../llm-error-info.js';
import type { Framing } from './answer-decoder.js';
import { JsonArrayFraming } from './json-array-framing.js';
import { SseFraming, type SseFrames } from './sse-framing.js';

/** The maximum number of stored white space characters. More would add no information. */
const LONGEST_LEAD = 100;

/** The white space after the last line break. */
function lastLine(before: string, added: string): string {
  const line = added.lastIndexOf('\n') + 1;
  return (line > 0 ? added.slice(line) : before + added).slice(0, LONGEST_LEAD);
}

/** Reads server-sent events or one JSON array, depending on the first character. */
export class GeminiFraming implements Framing<string> {
  readonly #frames: SseFrames;
  #framing: SseFraming | JsonArrayFraming | undefined;
  /** White space before the first character, on the same line. */
  #lead = '';

  constructor(frames: SseFrames) {
    this.#frames = frames;
  }

  get unread(): string {
    return this.#framing?.unread ?? '';
  }

  get fault(): LlmErrorInfo | undefined {
    return this.#framing?.fault;
  }

  push(text: string): void {
    if (this.#framing) return this.#framing.push(text);
    const first = text.search(/\S/);
    const space = first < 0 ? text : text.slice(0, first);
    this.#lead = lastLine(this.#lead, space);
    if (first < 0) return;
    this.#framing =
      text[first] === '[' ? new JsonArrayFraming(this.#frames.json) : new SseFraming(this.#frames);
    this.#framing.push(this.#lead + text.slice(first));
  }

  end(): void {
    if (this.#framing instanceof SseFraming) this.#framing.end();
  }
}
