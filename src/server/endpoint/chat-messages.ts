import { contentText } from '../../llm/content-text.js';
import type { LlmMessage, LlmToolCall } from '../../llm/llm-adapter.js';
import type { JsonObject } from '../read-json-body.js';
import { chatContent } from './chat-content.js';
import { chatCalls } from './chat-tools.js';
import { FormRefusal } from './form-refusal.js';
import { OpenCalls } from './open-calls.js';
import {
  invalidField,
  isGiven,
  listField,
  missingField,
  objectField,
  textField,
  unknownValue,
} from './request-fields.js';

const roles = ['system', 'developer', 'user', 'assistant', 'tool', 'function'] as const;

/**
 * Reads the conversation in a chat completion request. Fields that no adapter accepts (`name`, `reasoning`, `audio`, …)
 * are ignored. Each call must be followed by its result, as providers require.
 */
export function chatMessages(value: unknown): LlmMessage[] {
  if (!isGiven(value)) throw missingField('messages');
  const list = listField(value, 'messages');
  if (list.length === 0)
    throw new FormRefusal(
      400,
      "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.",
      {
        param: 'messages',
        reason: 'empty_array',
      },
    );
  const open = new OpenCalls();
  const messages = list.map((item, at) =>
    messageOf(objectField(item, `messages[${at}]`), `messages[${at}]`, open),
  );
  checkClosed(open);
  return messages;
}

function messageOf(message: JsonObject, param: string, open: OpenCalls): LlmMessage {
  const { role, content } = message;
  const known = roles.find((name) => name === role);
  if (known === undefined)
    throw isGiven(role) ? unknownValue(`${param}.role`, role, roles) : missingField(`${param}.role`);
  const said = chatContent(content, `${param}.content`);
  if (known === 'tool' || known === 'function') {
    const call = closeCall(message, known, param, open);
    return { role: 'tool', toolCallId: call.id, toolName: call.name, content: contentText(said) };
  }
  checkClosed(open);
  if (known === 'assistant') return assistantMessage(message, said, param, open);
  if (known === 'user') return { role: 'user', content: said };
  return { role: 'system', content: contentText(said) };
}

function assistantMessage(
  { tool_calls: calls, function_call: older, refusal }: JsonObject,
  said: ReturnType<typeof chatContent>,
  param: string,
  open: OpenCalls,
): LlmMessage {
  const toolCalls = [...chatCalls(calls, `${param}.tool_calls`), ...olderCall(older, param)];
  for (const call of toolCalls) open.add(call);
  const words = contentText(said) === '' && typeof refusal === 'string' ? refusal : contentText(said);
  return { role: 'assistant', content: words, ...(toolCalls.length > 0 && { toolCalls }) };
}

/** Reads the older `function_call`, which had no id. */
function olderCall(value: unknown, param: string): LlmToolCall[] {
  if (!isGiven(value)) return [];
  const { name, arguments: text } = objectField(value, `${param}.function_call`);
  return [
    {
      id: `call_${param.replaceAll(/\D/g, '')}`,
      name: textField(name, `${param}.function_call.name`),
      arguments: typeof text === 'string' ? text : '{}',
    },
  ];
}

/** The maximum number of calls that an error names. */
const NAMED = 10;

function closeCall(
  { tool_call_id: id, name }: JsonObject,
  role: 'tool' | 'function',
  param: string,
  open: OpenCalls,
): LlmToolCall {
  const call = role === 'tool' ? open.takeById(id) : open.takeByName(name);
  if (call) return call;
  throw invalidField(
    `${param}.role`,
    `Invalid parameter: messages with role '${role}' must be a response to a preceding message with 'tool_calls'.`,
  );
}

function checkClosed(open: OpenCalls): void {
  if (open.size === 0) return;
  const ids = open.ids(NAMED).map((id) => id.slice(0, 64));
  throw invalidField(
    'messages',
    `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${ids.join(', ')}`,
  );
}
