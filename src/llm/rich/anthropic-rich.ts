import { isObject, toJson, type JsonObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import { EndpointCalls } from './endpoint-calls.js';
import type { RichReader, Written } from './rich-reader.js';
import { asText, SourceList } from './source-list.js';

interface OpenCall {
  readonly id: string;
  readonly name: string;
  readonly announced: string;
  json: string;
}

/** Reads citations, each of which applies to its whole text block, and tools that Anthropic runs. */
export class AnthropicRich implements RichReader {
  readonly #sources = new SourceList();
  readonly #calls = new EndpointCalls();
  readonly #open = new Map<unknown, OpenCall>();
  /** The citations of the open text block. */
  #citations: JsonObject[] = [];

  read(event: JsonObject, written: Written, parts: LlmPart[]): LlmErrorInfo | undefined {
    const { type, index, content_block: block, delta } = event;
    if (type === 'content_block_start' && isObject(block)) return this.#start(index, block, parts);
    if (type === 'content_block_delta' && isObject(delta)) return this.#delta(index, delta, parts);
    if (type === 'content_block_stop') return this.#stop(index, written, parts);
    return undefined;
  }

  #start(index: unknown, block: JsonObject, parts: LlmPart[]): LlmErrorInfo | undefined {
    const type = asText(block['type']);
    this.#citations = Array.isArray(block['citations']) ? block['citations'].filter(isObject) : [];
    if (type.endsWith('_tool_result')) return this.#result(block, parts);
    if (type !== 'server_tool_use' && type !== 'mcp_tool_use') return undefined;
    const { id, name, input } = block;
    const announced = isObject(input) && Object.keys(input).length > 0 ? toJson(input) : '';
    this.#open.set(index, { id: asText(id), name: asText(name), announced, json: '' });
    return this.#calls.begin(asText(id), asText(name), parts);
  }

  #delta(
    index: unknown,
    { citation, partial_json: json }: JsonObject,
    parts: LlmPart[],
  ): LlmErrorInfo | undefined {
    const open = this.#open.get(index);
    if (isObject(citation)) this.#citations.push(citation);
    if (!open || typeof json !== 'string') return undefined;
    open.json += json;
    this.#calls.input(open.id, json, parts);
    return undefined;
  }

  #stop(index: unknown, { text, start }: Written, parts: LlmPart[]): LlmErrorInfo | undefined {
    const open = this.#open.get(index);
    this.#open.delete(index);
    let fault = open && this.#calls.call(open.id, open.name, open.json || open.announced, parts);
    for (const citation of this.#citations.splice(0)) {
      const {
        url,
        source,
        title,
        document_title: document,
        file_id: file,
        document_index: number,
      } = citation;
      const key = asText(file) || (typeof number === 'number' ? `document-${number}` : '');
      const place = { url: url ?? source, title: title ?? document, key, start, end: text.length };
      fault ??= this.#sources.add(place, parts);
    }
    return fault;
  }

  #result(block: JsonObject, parts: LlmPart[]): LlmErrorInfo | undefined {
    const { tool_use_id: id, content, is_error: failed } = block;
    const isError = failed === true || (isObject(content) && 'error_code' in content);
    const items = Array.isArray(content) ? content.filter(isObject) : [];
    this.#calls.call(asText(id), '', '', parts);
    this.#calls.result(asText(id), contentOf(content, items), isError, parts);
    let fault: LlmErrorInfo | undefined;
    for (const { type, url, title } of items)
      if (type === 'web_search_result') fault ??= this.#sources.add({ url, title }, parts);
    return fault;
  }
}

/** Removes encrypted content, which only the API can read. */
function contentOf(content: unknown, items: readonly JsonObject[]): string {
  if (typeof content === 'string') return content;
  const texts = items.flatMap(({ type, text }) =>
    type === 'text' && typeof text === 'string' ? [text] : [],
  );
  if (texts.length > 0) return texts.join('\n');
  const readable = items.map(({ encrypted_content: _hidden, ...item }) => item);
  return toJson(Array.isArray(content) ? readable : content);
}
