import { isObject, toJson, type JsonObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import { EndpointCalls } from './endpoint-calls.js';
import type { RichReader, Written } from './rich-reader.js';
import { addFile, asText, SourceList, unitsOfCodePoints } from './source-list.js';

/** The items of tools that OpenAI runs. Tools that the app must run (a shell, a computer) are not included. */
const endpointCall = /^(web_search|file_search|code_interpreter|image_generation|mcp)_call$/;

/** Reads the annotations of the Responses API, and the calls to OpenAI's own tools and to MCP servers. */
export class ResponsesRich implements RichReader {
  readonly #sources = new SourceList();
  readonly #calls = new EndpointCalls();

  read(event: JsonObject, written: Written, parts: LlmPart[]): LlmErrorInfo | undefined {
    const type = asText(event['type']);
    const { item, response, delta } = event;
    const id = asText(event['item_id']);
    if (type.endsWith('annotation.added')) return this.#annotation(event['annotation'], written, parts);
    if (/_call_(?:code|arguments)\.delta$/.test(type)) this.#calls.input(id, delta, parts);
    if (isObject(item)) return this.#item(item, type.endsWith('.done'), written, parts);
    const output = isObject(response) && type === 'response.completed' ? response['output'] : [];
    let fault: LlmErrorInfo | undefined;
    // The texts of all messages are joined here, so positions in a message are known only if there is a single message.
    const messages = Array.isArray(output)
      ? output.filter((part) => isObject(part) && part['type'] === 'message')
      : [];
    const whole = { text: written.text, start: messages.length === 1 ? 0 : -1 };
    for (const part of Array.isArray(output) ? output : [])
      if (isObject(part)) fault ??= this.#item(part, true, whole, parts);
    return fault;
  }

  #item(item: JsonObject, isDone: boolean, written: Written, parts: LlmPart[]): LlmErrorInfo | undefined {
    if (item['type'] === 'message') return isDone ? this.#message(item, written, parts) : undefined;
    const kind = endpointCall.exec(asText(item['type']))?.[1];
    if (kind === undefined) return undefined;
    const id = asText(item['id']);
    const name = asText(item['name']) || kind;
    const fault = this.#calls.begin(id, name, parts);
    if (fault || !isDone) return fault;
    const called = this.#calls.call(id, name, argumentsOf(kind, item), parts);
    const isError = item['status'] === 'failed' || (item['error'] ?? null) !== null;
    this.#calls.result(id, resultOf(kind, item), isError, parts);
    for (const url of filesOf(item)) addFile(url, undefined, parts);
    return called;
  }

  #message({ content }: JsonObject, written: Written, parts: LlmPart[]): LlmErrorInfo | undefined {
    const found = (Array.isArray(content) ? content : []).flatMap((part) =>
      isObject(part) && Array.isArray(part['annotations']) ? part['annotations'] : [],
    );
    let fault: LlmErrorInfo | undefined;
    for (const annotation of found) fault ??= this.#annotation(annotation, written, parts);
    return fault;
  }

  #annotation(annotation: unknown, written: Written, parts: LlmPart[]): LlmErrorInfo | undefined {
    if (!isObject(annotation)) return undefined;
    const { url, title, filename, file_id: key, start_index: from, end_index: to } = annotation;
    const text = written.text.slice(Math.max(0, written.start));
    const place = (index: unknown) => {
      const units = written.start < 0 ? undefined : unitsOfCodePoints(text, index);
      return units === undefined ? undefined : units + written.start;
    };
    return this.#sources.add({ url, title, filename, key, start: place(from), end: place(to) }, parts);
  }
}

function argumentsOf(kind: string, item: JsonObject): string {
  if (kind === 'mcp') return asText(item['arguments']);
  if (kind === 'code_interpreter') return toJson({ code: item['code'] });
  if (kind === 'file_search') return toJson({ queries: item['queries'] });
  if (kind === 'image_generation') return toJson({ prompt: item['revised_prompt'] });
  return toJson(item['action'] ?? {});
}

function resultOf(kind: string, item: JsonObject): string {
  const { output, error, outputs, results, status, action } = item;
  if (kind === 'mcp') return asText(output) || asText(error) || toJson(error ?? '');
  if (kind === 'code_interpreter') return logsOf(outputs);
  if (kind === 'file_search') return toJson(results ?? []);
  const sources = isObject(action) ? action['sources'] : undefined;
  return sources === undefined ? asText(status) : toJson(sources);
}

const logsOf = (outputs: unknown): string =>
  (Array.isArray(outputs) ? outputs : [])
    .flatMap((output) => (isObject(output) && typeof output['logs'] === 'string' ? [output['logs']] : []))
    .join('\n');

/** A generated image is Base64 without the `data:` prefix. */
function filesOf({ result, output_format: format, outputs }: JsonObject): unknown[] {
  const picture =
    asText(result) === '' ? [] : [`data:image/${asText(format) || 'png'};base64,${asText(result)}`];
  const drawn = (Array.isArray(outputs) ? outputs : []).map((output) => isObject(output) && output['url']);
  return [...picture, ...drawn];
}
