import type { LlmMessage } from '../llm/llm-adapter.js';
import { contentOf } from './completion-content.js';
import { idAt, listAt, objectWith, textAt } from './completion-fields.js';
import type { FileBudget } from './completion-file.js';
import { toolCallsOf, type AllowedTools } from './completion-tools.js';
import type { JsonObject } from './read-json-body.js';
import { invalidRequest } from './refusal.js';

const fieldsOf: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['system', ['role', 'content']],
  ['developer', ['role', 'content']],
  ['user', ['role', 'content']],
  ['assistant', ['role', 'content', 'tool_calls']],
  ['tool', ['role', 'content', 'tool_call_id']],
]);

/** What the messages from a page may contain. */
interface MessageRules {
  readonly allowed: AllowedTools;
  readonly files: FileBudget;
  readonly withIds: boolean;
}

/**
 * Rebuilds a page's conversation from known fields. Rejects a result without its call and a call without its result, as
 * every provider would.
 * @throws Refusal 400 `invalid-request`, `field-not-allowed`, `tools-not-allowed`, `files-not-allowed`, 413
 * `files-too-large`
 */
export function messagesOf(asked: unknown, rules: MessageRules): LlmMessage[] {
  const list = listAt(asked, '`messages`');
  if (list.length === 0) throw invalidRequest('`messages` must have at least one message.');
  /** The names of calls without a result yet, by id. */
  const open = new Map<string, string>();
  const messages = list.map((item, at) => {
    const message = messageOf(item, `\`messages[${at}]\``, open, rules);
    if (message.role !== 'tool') checkAnswered(open);
    if (message.role === 'assistant') openCalls(message.toolCalls ?? [], open);
    return message;
  });
  checkAnswered(open);
  return messages;
}

function messageOf(
  item: unknown,
  path: string,
  open: Map<string, string>,
  { allowed, files, withIds }: MessageRules,
): LlmMessage {
  const role = (item as { role?: unknown } | null)?.role;
  const names = fieldsOf.get(role);
  if (!names)
    throw invalidRequest(`The \`role\` of ${path} must be one of ${[...fieldsOf.keys()].join(', ')}.`);
  const { id: sent, ...message } = objectWith(withIds ? [...names, 'id'] : names, item, path);
  const id = sent === undefined ? {} : { id: idAt(sent, `The \`id\` of ${path}`) };
  if (role === 'assistant') return { ...id, ...assistantMessage(message, path, allowed) };
  const where = `The \`content\` of ${path}`;
  if (role === 'user') return { ...id, role, content: contentOf(message['content'], where, files) };
  const content = textAt(message['content'], where);
  if (role !== 'tool') return { ...id, role: 'system', content };
  const toolCallId = idAt(message['tool_call_id'], `The \`tool_call_id\` of ${path}`);
  const toolName = open.get(toolCallId);
  if (toolName === undefined)
    throw invalidRequest(`${path} is not the result of a call in the message before it.`);
  open.delete(toolCallId);
  return { ...id, role, toolCallId, toolName, content };
}

function assistantMessage(message: JsonObject, path: string, allowed: AllowedTools): LlmMessage {
  const { content, tool_calls: calls } = message;
  const toolCalls = calls === undefined ? [] : toolCallsOf(calls, path, allowed);
  // A message with calls does not need text.
  const said =
    content === undefined && toolCalls.length > 0 ? '' : textAt(content, `The \`content\` of ${path}`);
  return { role: 'assistant', content: said, ...(toolCalls.length > 0 && { toolCalls }) };
}

function openCalls(calls: readonly { id: string; name: string }[], open: Map<string, string>): void {
  for (const { id, name } of calls) {
    if (open.has(id)) throw invalidRequest('Two calls of one message have the same `id`.');
    open.set(id, name);
  }
}

function checkAnswered(open: ReadonlyMap<string, string>): void {
  if (open.size > 0) throw invalidRequest('Each of the `tool_calls` must be followed by its `tool` message.');
}
