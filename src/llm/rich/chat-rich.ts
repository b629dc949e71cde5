import { isObject, toJson, type JsonObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import { EndpointCalls } from './endpoint-calls.js';
import type { RichReader, Written } from './rich-reader.js';
import { addFile, asText, SourceList, unitsOfCodePoints } from './source-list.js';

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/**
 * Reads the rich parts of Chat Completions: annotations (OpenAI, OpenRouter), `citations` and `search_results`
 * (Perplexity, xAI), images (OpenRouter) and executed tools (Groq).
 */
export class ChatRich implements RichReader {
  readonly #sources = new SourceList();
  readonly #calls = new EndpointCalls();
  /** The end of the text when a tool ran, until more text arrives. */
  #ranAt = -1;
  /** Whether our text is longer than the endpoint's, so that the endpoint's positions do not fit it. */
  #isShifted = false;

  read(event: JsonObject, { text }: Written, parts: LlmPart[]): LlmErrorInfo | undefined {
    const [choice] = listOf(event['choices']);
    const delta = isObject(choice) ? (choice['delta'] ?? choice['message']) : undefined;
    let fault: LlmErrorInfo | undefined;
    for (const holder of [delta, event].filter(isObject)) {
      for (const item of listOf(holder['annotations'])) fault ??= this.#annotation(item, text, parts);
      // Perplexity sends the same sources twice, once with their titles.
      for (const item of [...listOf(holder['search_results']), ...listOf(holder['citations'])])
        fault ??= this.#sources.add(isObject(item) ? item : { url: item }, parts);
      for (const item of listOf(holder['images'])) this.#image(item, parts);
      for (const item of listOf(holder['executed_tools'])) {
        fault ??= this.#executed(item, parts);
        this.#ranAt = text.length;
      }
    }
    this.#separate(text, parts);
    return fault;
  }

  /** Separates the words before and after a tool run, which would otherwise run together. */
  #separate(text: string, parts: LlmPart[]): void {
    const [before, after] = [text.slice(0, this.#ranAt), text.slice(this.#ranAt)];
    if (this.#ranAt < 0 || after === '') return;
    this.#ranAt = -1;
    if (!/\S$/.test(before) || !/^\S/.test(after)) return;
    const at = parts.findLastIndex((part) => part.type === 'text-delta' && part.text === after);
    if (at < 0) return;
    parts.splice(at, 0, { type: 'text-delta', text: '\n\n' });
    this.#isShifted = true;
  }

  #annotation(item: unknown, text: string, parts: LlmPart[]): LlmErrorInfo | undefined {
    if (!isObject(item)) return undefined;
    const { url_citation: inner, file } = item;
    const source = isObject(inner) ? inner : item;
    const { url, title, start_index: start, end_index: end } = source;
    // OpenRouter's record of a file that the user sent.
    if (isObject(file)) return undefined;
    const place = this.#isShifted
      ? {}
      : { start: unitsOfCodePoints(text, start), end: unitsOfCodePoints(text, end) };
    return this.#sources.add({ url, title, ...place }, parts);
  }

  #image(item: unknown, parts: LlmPart[]): void {
    const image = isObject(item) ? (item['image_url'] ?? item) : undefined;
    if (isObject(image)) addFile(image['url'], undefined, parts);
  }

  #executed(item: unknown, parts: LlmPart[]): LlmErrorInfo | undefined {
    if (!isObject(item)) return undefined;
    const { index = 0, type, name, arguments: args, output, search_results: found } = item;
    const id = `executed-${String(index)}`;
    const tool = asText(name) || asText(type) || 'tool';
    const fault =
      this.#calls.begin(id, tool, parts) ??
      this.#calls.call(id, tool, asText(args) || (isObject(args) ? toJson(args) : ''), parts);
    if (output !== undefined && output !== null)
      this.#calls.result(id, asText(output) || toJson(output), false, parts);
    const results = isObject(found) ? listOf(found['results']) : [];
    return results.reduce<LlmErrorInfo | undefined>(
      (known, result) => known ?? (isObject(result) ? this.#sources.add(result, parts) : undefined),
      fault,
    );
  }
}
