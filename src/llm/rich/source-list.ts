import type { LlmPart } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import { checkLimit } from '../protocols/answer-limits.js';

interface Place {
  readonly url?: unknown;
  readonly title?: unknown;
  readonly filename?: unknown;
  readonly mediaType?: unknown;
  /** Distinguishes documents without a URL. */
  readonly key?: unknown;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

/** The sources of one answer. Each is passed on once, and again for each new position in the text. */
export class SourceList {
  readonly #ids = new Map<string, string>();
  readonly #told = new Set<string>();

  add(
    { url, title, filename, mediaType, key, start, end }: Place,
    parts: LlmPart[],
  ): LlmErrorInfo | undefined {
    const isUrl = typeof url === 'string' && /^https?:/i.test(url);
    const name = isUrl ? url : asText(key) || asText(filename) || asText(title);
    if (name === '') return undefined;
    const isNew = !this.#ids.has(name);
    const id = this.#ids.get(name) ?? `source-${this.#ids.size + 1}`;
    this.#ids.set(name, id);
    const hasPlace = start !== undefined && end !== undefined && start >= 0 && end > start;
    const place = hasPlace ? `${id} ${start} ${end}` : id;
    if ((!hasPlace && !isNew) || this.#told.has(place)) return undefined;
    this.#told.add(place);
    parts.push({
      type: 'source',
      id,
      kind: isUrl ? 'url' : 'document',
      ...(isUrl && { url }),
      ...(asText(title) !== '' && { title: asText(title) }),
      ...(asText(filename) !== '' && { filename: asText(filename) }),
      ...(asText(mediaType) !== '' && { mediaType: asText(mediaType) }),
      ...(hasPlace && { range: { start, end } }),
    });
    return checkLimit('sources', this.#told.size);
  }
}

export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Adds an image or file that the model made. Only `https:` and `data:` URLs are passed on. */
export function addFile(url: unknown, mediaType: unknown, parts: LlmPart[]): void {
  if (typeof url !== 'string' || !/^(?:https|data):/i.test(url)) return;
  const own = /^data:([^;,]+)/i.exec(url)?.[1];
  parts.push({ type: 'file', url, mediaType: asText(mediaType) || (own ?? 'image/png') });
}

/** Converts an index in code points, as Python counts, to UTF-16 units. */
export function unitsOfCodePoints(text: string, count: unknown): number | undefined {
  return typeof count === 'number' ? unitsWhere(text, count, () => 1) : undefined;
}

/** Converts an index in UTF-8 bytes to UTF-16 units. */
export function unitsOfBytes(text: string, count: unknown): number | undefined {
  return typeof count === 'number' ? unitsWhere(text, count, bytesOf) : undefined;
}

function unitsWhere(text: string, count: number, sizeOf: (point: number) => number): number | undefined {
  let seen = 0;
  let units = 0;
  while (seen < count && units < text.length) {
    const point = text.codePointAt(units) ?? 0;
    seen += sizeOf(point);
    units += point > 0xff_ff ? 2 : 1;
  }
  return seen === count ? units : undefined;
}

const bytesOf = (point: number) => (point < 0x80 ? 1 : point < 0x8_00 ? 2 : point < 0x1_00_00 ? 3 : 4);
