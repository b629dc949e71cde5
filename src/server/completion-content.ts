import type { LlmContent, LlmContentPart } from '../llm/llm-adapter.js';
import { idAt, listAt, objectWith, textAt } from './completion-fields.js';
import { fileOf, type FileBudget } from './completion-file.js';
import { invalidRequest } from './refusal.js';

const partFields: ReadonlyMap<unknown, string> = new Map([
  ['text', 'text'],
  ['image_url', 'image_url'],
  ['file', 'file'],
]);

/**
 * Reads the content of a message: text, or a list of text, images and files in the format of Chat Completions.
 * @throws Refusal 400 `invalid-request`, `field-not-allowed`, `files-not-allowed`, 413 `files-too-large`
 */
export function contentOf(value: unknown, path: string, budget: FileBudget): LlmContent {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) throw invalidRequest(`${path} must be a string or a list of parts.`);
  const parts = listAt(value, path).map((item, at) => partOf(item, `part ${at} of ${path}`, budget));
  if (parts.length === 0) throw invalidRequest(`${path} must have at least one part.`);
  return parts;
}

function partOf(item: unknown, path: string, budget: FileBudget): LlmContentPart {
  const type = (item as { type?: unknown } | null)?.type;
  const field = partFields.get(type);
  if (field === undefined)
    throw invalidRequest(`The \`type\` of ${path} must be one of ${[...partFields.keys()].join(', ')}.`);
  const value = objectWith(['type', field], item, path)[field];
  if (field === 'text') return { type: 'text', text: textAt(value, `The \`text\` of ${path}`) };
  if (field === 'image_url') {
    const { url } = objectWith(['url', 'detail'], value, `the \`image_url\` of ${path}`);
    const { url: data, mediaType } = fileOf(url, path, budget);
    return { type: 'image', url: data, mediaType };
  }
  const { file_data: data, filename } = objectWith(
    ['file_data', 'filename'],
    value,
    `the \`file\` of ${path}`,
  );
  const name = filename === undefined ? {} : { filename: idAt(filename, `The \`filename\` of ${path}`) };
  return { type: 'file', ...fileOf(data, path, budget), ...name };
}
