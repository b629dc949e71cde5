import { isObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import { WrittenText } from '../written/written-text.js';
import { TextBlocks } from './text-blocks.js';
import { sourceOf } from './ui-stream-content.js';

interface TextPart {
  readonly start: number;
  /** Characters so far. */
  length: number;
  /**
   * True if nothing else was written in between, so that positions in the part can be converted to positions in the
   * text.
   */
  isWhole: boolean;
}

/**
 * The text parts of a response and their positions in its whole text. A model may write its reasoning or template
 * tokens into them.
 */
export class UiStreamText {
  #text = new WrittenText({});
  #length = 0;
  #stepStart = 0;
  readonly #open = new Map<unknown, TextPart>();
  readonly #blocks = new TextBlocks();

  get loading(): Promise<unknown> | undefined {
    return this.#text.loading;
  }

  resume(parts: LlmPart[]): void {
    this.#count(parts, () => this.#text.resume(parts));
  }

  add(id: unknown, text: unknown, parts: LlmPart[]): void {
    if (typeof text !== 'string' || text === '') return;
    const known = this.#open.get(id);
    const isApart = this.#blocks.join(text) !== text;
    if (isApart) this.#count(parts, () => this.#text.push('\n\n', parts));
    const part = known ?? { start: this.#length, length: 0, isWhole: true };
    if (this.#open.size > Number(this.#open.has(id))) part.isWhole = false;
    part.length += text.length;
    this.#open.set(id, part);
    this.#count(parts, () => this.#text.push(text, parts));
  }

  /** Citations arrive at the end of their part. Their positions count from the start of the part. */
  end(id: unknown, citations: unknown, parts: LlmPart[]): void {
    this.flush(parts);
    const part = this.#open.get(id);
    this.#open.delete(id);
    if (!Array.isArray(citations)) return;
    for (const citation of citations) {
      const source = isObject(citation) && isObject(citation['source']) && sourceOf(citation['source']);
      if (source) parts.push({ ...source, ...this.#rangeIn(part, citation) });
    }
  }

  /** Passes on the text that was held back, because it can no longer become a mark. */
  flush(parts: LlmPart[]): void {
    this.#count(parts, () => this.#text.interrupt(parts));
  }

  finish(parts: LlmPart[], complete: boolean): void {
    this.#text.end(parts, complete);
  }

  /** The calls that the model wrote as text. */
  calls(offered: ReadonlySet<unknown> | undefined): LlmPart[] {
    return this.#text.calls(offered && [...offered].map((name) => ({ name: String(name) })), []);
  }

  /** Call this when a call, a result or another step arrives. */
  endBlock(): void {
    this.#blocks.end();
  }

  startStep(): void {
    this.#stepStart = this.#length;
  }

  resetStep(parts: LlmPart[]): void {
    this.flush(parts);
    this.#open.clear();
    if (this.#length > this.#stepStart) parts.push({ type: 'text-reset', length: this.#stepStart });
    this.#length = this.#stepStart;
    this.#text = new WrittenText({});
  }

  #count(parts: LlmPart[], write: () => void): void {
    const before = parts.length;
    write();
    for (const part of parts.slice(before)) if (part.type === 'text-delta') this.#length += part.text.length;
  }

  /** Positions in a part are unknown after something was removed from it. */
  #rangeIn(part: TextPart | undefined, citation: { startIndex?: unknown; endIndex?: unknown }): object {
    const { startIndex: from, endIndex: to } = citation;
    if (!part?.isWhole || part.start + part.length !== this.#length) return {};
    if (!Number.isInteger(from) || !Number.isInteger(to)) return {};
    const [start, end] = [from as number, to as number];
    if (start < 0 || end <= start || end > part.length) return {};
    return { range: { start: part.start + start, end: part.start + end } };
  }
}
