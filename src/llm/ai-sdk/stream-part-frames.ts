import { isObject, toJson, type JsonObject } from '../json.js';

/**
 * Converts a part of `streamText`'s stream to the frame that a UI message stream has for it, in `ai` 5 to 7
 * (`toUIMessageChunk` in version 7). Parts without a frame are returned unchanged, and the reader skips them.
 */
export function frameOf({ error, ...part }: JsonObject): JsonObject {
  const { type, id } = part;
  switch (type) {
    case 'text-delta':
    case 'reasoning-delta':
      return { ...part, delta: part['text'] ?? part['delta'] };
    case 'source':
      return { ...part, type: `source-${String(part['sourceType'])}`, sourceId: id };
    case 'file':
    case 'reasoning-file':
      return { ...part, ...fileOf(part['file']) };
    case 'tool-input-start':
      return { ...part, toolCallId: id };
    case 'tool-input-delta':
      return { type, toolCallId: id, inputTextDelta: part['delta'] };
    case 'tool-call':
      return part['invalid'] === true
        ? { ...part, type: 'tool-input-error', errorText: wordsOf(error) }
        : { ...part, type: 'tool-input-available' };
    case 'tool-result':
      return { ...part, type: 'tool-output-available' };
    case 'tool-error':
      return { ...part, type: 'tool-output-error', errorText: wordsOf(error) };
    case 'tool-approval-request':
      return { ...part, toolCallId: isObject(part['toolCall']) ? part['toolCall']['toolCallId'] : undefined };
    default:
      return part;
  }
}

function fileOf(file: unknown): object {
  if (!isObject(file)) return {};
  const { mediaType, base64 } = file;
  return { mediaType, url: `data:${String(mediaType)};base64,${String(base64)}` };
}

function wordsOf(error: unknown): string {
  if (error instanceof Error || (isObject(error) && typeof error['message'] === 'string'))
    return (error as { message: string }).message;
  return typeof error === 'string' ? error : toJson(error);
}
