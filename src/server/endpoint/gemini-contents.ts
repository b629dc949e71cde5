import type { LlmContentPart, LlmMessage, LlmTextPiece, LlmToolCall } from '../../llm/llm-adapter.js';
import type { JsonObject } from '../read-json-body.js';
import { isMediaType, isWebUrl } from './data-url.js';
import { fieldOf, signatureIn } from './gemini-fields.js';
import { OpenCalls } from './open-calls.js';
import { invalidField, isGiven, isRecord, listField, objectField, textField } from './request-fields.js';

const NO_CONTENTS = '* GenerateContentRequest.contents: contents is not specified';
const NO_CALL = 'Please ensure that function response turn comes immediately after a function call turn.';
const UNEQUAL =
  'Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.';

/** Reads the conversation in a `generateContent` request: turns with text, images, files, calls and their results. */
export function geminiMessages(value: unknown): LlmMessage[] {
  // A single turn does not need a list.
  const list = isRecord(value) ? [value] : isGiven(value) ? listField(value, 'contents') : [];
  const calls = new TurnCalls();
  const messages = list.flatMap((item, at) =>
    turnOf(objectField(item, `contents[${at}]`), `contents[${at}]`, calls),
  );
  calls.check();
  if (messages.length === 0) throw invalidField('contents', NO_CONTENTS);
  return messages;
}

function turnOf(turn: JsonObject, param: string, calls: TurnCalls): LlmMessage[] {
  const { role = 'user', parts } = turn;
  if (role !== 'user' && role !== 'model' && role !== 'function')
    throw invalidField(`${param}.role`, 'Please use a valid role: user, model.');
  const all = partsOf(parts, `${param}.parts`);
  if (all.length === 0)
    throw invalidField(`${param}.parts`, '* GenerateContentRequest.contents.parts must not be empty.');
  if (role === 'model') {
    calls.check();
    return modelTurn(all, param, calls);
  }
  const results = all.flatMap((part) => resultOf(part, param, calls));
  const said = all.flatMap((part, at) => contentPart(part, `${param}.parts[${at}]`));
  if (results.length === 0 || said.length > 0) calls.check();
  return said.length > 0 ? [...results, { role: 'user', content: plain(said) }] : results;
}

export const partsOf = (value: unknown, param: string): JsonObject[] =>
  isRecord(value)
    ? [value]
    : listField(value ?? [], param).map((part, at) => objectField(part, `${param}[${at}]`));

function modelTurn(parts: readonly JsonObject[], param: string, calls: TurnCalls): LlmMessage[] {
  const pieces = parts.flatMap(pieceOf);
  const text = pieces.map((piece) => piece.text).join('');
  const toolCalls = parts.flatMap((part) => calls.callOf(part, param));
  if (text === '' && toolCalls.length === 0) return [];
  return [
    {
      role: 'assistant',
      content: text,
      ...(pieces.some(({ providerData }) => providerData) && { textPieces: pieces }),
      ...(toolCalls.length > 0 && { toolCalls }),
    },
  ];
}

function pieceOf(part: JsonObject): LlmTextPiece[] {
  const { thought, text } = part;
  if (thought === true || typeof text !== 'string') return [];
  return [{ text, providerData: signatureIn(part) }];
}

function contentPart(part: JsonObject, param: string): LlmContentPart[] {
  if (isGiven(part['text'])) return [{ type: 'text', text: textField(part['text'], `${param}.text`) }];
  const inline = fieldOf(part, 'inlineData');
  const file = fieldOf(part, 'fileData');
  if (isGiven(inline)) {
    const data = objectField(inline, `${param}.inline_data`);
    const mediaType = mediaTypeField(data, `${param}.inline_data`);
    const url = `data:${mediaType};base64,${textField(data['data'], `${param}.inline_data.data`)}`;
    return [filePart(url, mediaType)];
  }
  if (!isGiven(file)) return [];
  const { mediaType, url } = fileOf(objectField(file, `${param}.file_data`), param);
  // No other provider can read files in Google's own store.
  if (/^gs:/i.test(url)) return [];
  if (!isWebUrl(url)) throw invalidField(`${param}.file_data.file_uri`, 'Unsupported file URI.');
  return [filePart(url, mediaType)];
}

const fileOf = (file: JsonObject, param: string) => ({
  mediaType: isGiven(fieldOf(file, 'mimeType')) ? mediaTypeField(file, `${param}.file_data`) : '',
  url: textField(fieldOf(file, 'fileUri'), `${param}.file_data.file_uri`),
});

function mediaTypeField(data: JsonObject, param: string): string {
  const mediaType = textField(fieldOf(data, 'mimeType'), `${param}.mime_type`);
  if (isMediaType(mediaType)) return mediaType;
  throw invalidField(`${param}.mime_type`, 'Unsupported MIME type.');
}

const filePart = (url: string, mediaType: string): LlmContentPart =>
  /^image\//i.test(mediaType) ? { type: 'image', url, mediaType } : { type: 'file', url, mediaType };

const plain = (parts: readonly LlmContentPart[]) => {
  const [only] = parts;
  return parts.length === 1 && only?.type === 'text' ? only.text : parts;
};

function resultOf(part: JsonObject, param: string, calls: TurnCalls): LlmMessage[] {
  const found = fieldOf(part, 'functionResponse');
  if (!isGiven(found)) return [];
  const { id, name, response } = objectField(found, `${param}.function_response`);
  const call = calls.take(id, textField(name, `${param}.function_response.name`), param);
  const { result = wrappedBy(name, response), output = result, error } = isRecord(response) ? response : {};
  const isError = error !== undefined && output === undefined;
  const content = isError ? error : (output ?? response ?? {});
  return [
    {
      role: 'tool',
      toolCallId: call.id,
      toolName: call.name,
      content: typeof content === 'string' ? content : JSON.stringify(content),
      ...(isError && { isError }),
    },
  ];
}

/** Unwraps the result, which the AI SDK sends as `{ name, content }`. */
const wrappedBy = (name: unknown, response: unknown): unknown =>
  isRecord(response) && response['name'] === name && Object.keys(response).length === 2
    ? response['content']
    : undefined;

/**
 * The calls in the model's last turn. Gemini's ids are optional. Without them, results are matched by name, in order.
 */
class TurnCalls {
  readonly #open = new OpenCalls();
  #count = 0;

  callOf(part: JsonObject, param: string): LlmToolCall[] {
    const found = fieldOf(part, 'functionCall');
    if (!isGiven(found)) return [];
    const { id, name, args } = objectField(found, `${param}.function_call`);
    const signed = signatureIn(part);
    this.#count += 1;
    const call: LlmToolCall = {
      id: typeof id === 'string' ? id : `call_${this.#count}`,
      name: textField(name, `${param}.function_call.name`),
      arguments: JSON.stringify(isRecord(args) ? args : {}),
      ...(signed && { providerData: { ...(typeof id === 'string' && { id }), ...signed } }),
    };
    this.#open.add(call);
    return [call];
  }

  take(id: unknown, name: string, param: string): LlmToolCall {
    const call = this.#open.takeById(id) ?? this.#open.takeByName(name);
    if (call) return call;
    throw invalidField(param, NO_CALL);
  }

  check(): void {
    if (this.#open.size > 0) throw invalidField('contents', UNEQUAL);
  }
}
