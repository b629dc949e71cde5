import type { LlmContent, LlmContentPart } from '../../llm/llm-adapter.js';
import type { JsonObject } from '../read-json-body.js';
import { isWebUrl, mediaTypeOf } from './data-url.js';
import { invalidField, isGiven, listField, objectField, textField } from './request-fields.js';

/** Reads the content of a Chat Completions message. Parts that no adapter accepts (audio, a file id) are ignored. */
export function chatContent(value: unknown, param: string): LlmContent {
  if (!isGiven(value)) return '';
  if (typeof value === 'string') return value;
  return listField(value, param).flatMap((item, at) => partOf(item, `${param}[${at}]`));
}

function partOf(item: unknown, param: string): LlmContentPart[] {
  if (typeof item === 'string') return [{ type: 'text', text: item }];
  const part = objectField(item, param);
  switch (textField(part['type'], `${param}.type`)) {
    case 'text':
    case 'input_text':
    case 'output_text':
      return [{ type: 'text', text: textField(part['text'], `${param}.text`) }];
    case 'refusal':
      return [{ type: 'text', text: textField(part['refusal'], `${param}.refusal`) }];
    case 'image_url':
      return [imagePart(part['image_url'], `${param}.image_url`)];
    case 'file':
      return filePart(objectField(part['file'], `${param}.file`), `${param}.file`);
    default:
      return [];
  }
}

function imagePart(value: unknown, param: string): LlmContentPart {
  const where = typeof value === 'string' ? param : `${param}.url`;
  const url = textField(typeof value === 'string' ? value : objectField(value, param)['url'], where);
  const mediaType = mediaTypeOf(url);
  if (!mediaType?.startsWith('image/') && !isWebUrl(url))
    throw invalidField(where, `Invalid '${where}'. Expected a valid https URL or an image as a data URL.`);
  return { type: 'image', url, ...(mediaType !== undefined && { mediaType }) };
}

function filePart({ file_data: data, filename }: JsonObject, param: string): LlmContentPart[] {
  if (!isGiven(data)) return [];
  const url = textField(data, `${param}.file_data`);
  const mediaType = mediaTypeOf(url);
  if (mediaType === undefined)
    throw invalidField(`${param}.file_data`, `Invalid '${param}.file_data'. Expected a file as a data URL.`);
  return [{ type: 'file', url, mediaType, ...(typeof filename === 'string' && { filename }) }];
}
