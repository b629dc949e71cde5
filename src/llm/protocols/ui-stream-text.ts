import { isObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import { sourceOf } from './ui-stream-content.js';

interface TextPart {
  readonly start: number;
  length: number;
  /** Nothing else was written in between, so that a place in the part is a place in the answer. */
  isWhole: boolean;
}

/** Where the text parts of an answer stand in its whole text. */
export class UiStreamText {
  #length = 0;
  #stepStart = 0;
  readonly #open = new Map<unknown, TextPart>();

  add(id: unknown, text: unknown, parts: LlmPart[]): void {
    if (typeof text !== 'string' || text === '') return;
    const part = this.#open.get(id) ?? { start: this.#length, length: 0, isWhole: true };
    if (part.start + part.length !== this.#length) part.isWhole = false;
    part.length += text.length;
    this.#length += text.length;
    this.#open.set(id, part);
    parts.push({ type: 'text-delta', text });
  }

  /** Citations come with the end of their part and count from its start. */
  end(id: unknown, citations: unknown, parts: LlmPart[]): void {
    const part = this.#open.get(id);
    this.#open.delete(id);
    if (!Array.isArray(citations)) return;
    for (const citation of citations) {
      const source = isObject(citation) && isObject(citation['source']) ? sourceOf(citation['source']) : null;
      if (source) parts.push({ ...source, ...rangeIn(part, citation) });
    }
  }

  startStep(): void {
    this.#stepStart = this.#length;
  }

  resetStep(parts: LlmPart[]): void {
    this.#open.clear();
    if (this.#length > this.#stepStart) parts.push({ type: 'text-reset', length: this.#stepStart });
    this.#length = this.#stepStart;
  }
}

function rangeIn(
  part: TextPart | undefined,
  { startIndex: from, endIndex: to }: { startIndex?: unknown; endIndex?: unknown },
) {
  const known = part?.isWhole && Number.isInteger(from) && Number.isInteger(to);
  const [start, end] = [from as number, to as number];
  if (!known || start < 0 || end <= start || end > part.length) return {};
  return { range: { start: part.start + start, end: part.start + end } };
}
