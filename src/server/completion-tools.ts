import { isObject } from '../llm/json.js';
import type { LlmTool, LlmToolCall } from '../llm/llm-adapter.js';
import { idAt, listAt, objectWith, textAt } from './completion-fields.js';
import { invalidRequest, Refusal } from './refusal.js';

/** Which tools a page may offer to the model: none, any, or those with these names. */
export type AllowedTools = boolean | readonly string[];

const MAX_TOOLS = 128;

/** @throws Refusal 400 `invalid-request`, `field-not-allowed`, `tools-not-allowed` */
export function toolsOf(
  asked: unknown,
  allowed: AllowedTools,
  declared: readonly LlmTool[] = [],
): readonly LlmTool[] | undefined {
  if (asked === undefined) return undefined;
  const list = listAt(asked, '`tools`');
  if (list.length > MAX_TOOLS) throw invalidRequest(`\`tools\` may have ${MAX_TOOLS} entries at most.`);
  return list.map((item, at) => {
    const tool = toolOf(item, `\`tools[${at}]\``, allowed);
    const { name, description, parameters } = declared.find((own) => own.name === tool.name) ?? tool;
    return { name, ...(description !== undefined && { description }), parameters };
  });
}

function toolOf(item: unknown, path: string, allowed: AllowedTools): LlmTool {
  const { type, function: body } = objectWith(['type', 'function'], item, path);
  if (type !== 'function') throw invalidRequest(`The \`type\` of ${path} must be "function".`);
  const known = objectWith(['name', 'description', 'parameters'], body, `the \`function\` of ${path}`);
  const { description, parameters } = known;
  const name = nameOf(known['name'], path, allowed);
  if (!isObject(parameters) || Array.isArray(parameters)) {
    throw invalidRequest(`The \`parameters\` of ${path} must be a JSON schema.`);
  }
  const words =
    description === undefined ? {} : { description: textAt(description, `The \`description\` of ${path}`) };
  return { name, ...words, parameters };
}

/** Reads the earlier tool calls in the history. @throws as `toolsOf` does */
export function toolCallsOf(asked: unknown, path: string, allowed: AllowedTools): LlmToolCall[] {
  return listAt(asked, `The \`tool_calls\` of ${path}`).map((item, at) =>
    toolCallOf(item, `\`tool_calls[${at}]\` of ${path}`, allowed),
  );
}

function toolCallOf(item: unknown, path: string, allowed: AllowedTools): LlmToolCall {
  const call = objectWith(['id', 'type', 'index', 'function', 'extra_content'], item, path);
  const body = objectWith(['name', 'arguments'], call['function'], `the \`function\` of ${path}`);
  return {
    id: idAt(call['id'], `The \`id\` of ${path}`),
    name: nameOf(body['name'], path, allowed),
    arguments: textAt(body['arguments'], `The \`arguments\` of ${path}`),
    ...providerDataIn(call['extra_content']),
  };
}

/** Unwraps the data that `extraContent` of the encoder wrapped. Anything else is ignored. */
function providerDataIn(extra: unknown): Pick<LlmToolCall, 'providerData'> {
  if (!isObject(extra) || !Object.hasOwn(extra, 'x_anam_react')) return {};
  return { providerData: extra['x_anam_react'] };
}

function nameOf(value: unknown, path: string, allowed: AllowedTools): string {
  if (typeof value !== 'string' || !/^[\w-]{1,64}$/.test(value)) {
    throw invalidRequest(`The \`name\` of ${path} must be 1 to 64 letters, digits, _ or -.`);
  }
  if (allowed === true || (allowed !== false && allowed.includes(value))) return value;
  // The developer who added the tool reads this message, so it says how to allow the tool.
  const message = `This server does not allow the tool \`${value}\`: pass it to \`createLlmProxy\` in \`tools\`, or its name in \`allowTools\`.`;
  throw new Refusal(400, 'tools-not-allowed', message);
}
