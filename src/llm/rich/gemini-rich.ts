import { isObject, toJson, type JsonObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import { EndpointCalls } from './endpoint-calls.js';
import type { RichReader, Written } from './rich-reader.js';
import { addFile, asText, SourceList, unitsOfBytes } from './source-list.js';

const objectsIn = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Reads Gemini's grounding and citations, whose positions are counted in bytes; images; and code that Google runs. */
export class GeminiRich implements RichReader {
  readonly #sources = new SourceList();
  readonly #calls = new EndpointCalls();
  #chunks: JsonObject[] = [];
  #code = 0;

  read(event: JsonObject, { text }: Written, parts: LlmPart[]): LlmErrorInfo | undefined {
    const [candidate] = objectsIn(event['candidates']);
    if (!candidate) return undefined;
    const { content, groundingMetadata: grounding, citationMetadata: citations } = candidate;
    let fault: LlmErrorInfo | undefined;
    for (const part of objectsIn(isObject(content) ? content['parts'] : []))
      fault ??= this.#part(part, parts);
    if (isObject(grounding)) fault ??= this.#grounding(grounding, text, parts);
    const cited = isObject(citations)
      ? objectsIn(citations['citationSources'] ?? citations['citations'])
      : [];
    for (const { uri, title, startIndex, endIndex } of cited)
      fault ??= this.#sources.add({ url: uri, title, ...placeOf(text, startIndex, endIndex) }, parts);
    return fault;
  }

  #part(part: JsonObject, parts: LlmPart[]): LlmErrorInfo | undefined {
    const { inlineData, fileData, executableCode, codeExecutionResult, thought } = part;
    if (thought === true) return undefined;
    if (isObject(inlineData)) {
      const { mimeType, data } = inlineData;
      if (asText(data) !== '') addFile(`data:${asText(mimeType)};base64,${asText(data)}`, mimeType, parts);
    }
    if (isObject(fileData)) addFile(fileData['fileUri'], fileData['mimeType'], parts);
    if (isObject(executableCode)) return this.#run(executableCode, parts);
    if (isObject(codeExecutionResult)) {
      const { outcome, output } = codeExecutionResult;
      this.#calls.result(`code-${this.#code}`, asText(output), outcome !== 'OUTCOME_OK', parts);
    }
    return undefined;
  }

  #run({ language, code }: JsonObject, parts: LlmPart[]): LlmErrorInfo | undefined {
    this.#code += 1;
    const id = `code-${this.#code}`;
    this.#calls.begin(id, 'code_execution', parts);
    return this.#calls.call(id, 'code_execution', toJson({ language, code }), parts);
  }

  #grounding(grounding: JsonObject, text: string, parts: LlmPart[]): LlmErrorInfo | undefined {
    const chunks = objectsIn(grounding['groundingChunks']);
    if (chunks.length > 0) this.#chunks = chunks;
    let fault: LlmErrorInfo | undefined;
    for (const { segment, groundingChunkIndices: indices } of objectsIn(grounding['groundingSupports'])) {
      const { startIndex, endIndex, partIndex } = isObject(segment) ? segment : {};
      // A position in another part of the content cannot be converted to a position in the whole text.
      const place = partIndex ? {} : placeOf(text, startIndex ?? 0, endIndex);
      for (const index of Array.isArray(indices) ? indices : [])
        fault ??= this.#add(this.#chunks[Number(index)], place, parts);
    }
    for (const chunk of chunks) fault ??= this.#add(chunk, {}, parts);
    return fault;
  }

  #add(chunk: JsonObject | undefined, place: object, parts: LlmPart[]): LlmErrorInfo | undefined {
    const origin = chunk && [chunk['web'], chunk['retrievedContext'], chunk['maps']].find(isObject);
    if (!origin) return undefined;
    const { uri, title } = origin;
    return this.#sources.add({ url: uri, title, key: uri, ...place }, parts);
  }
}

const placeOf = (text: string, start: unknown, end: unknown) => ({
  start: unitsOfBytes(text, start),
  end: unitsOfBytes(text, end),
});
