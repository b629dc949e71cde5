import { canonicalJson } from '../../internal/canonical-json.js';
import type { MessagePart } from '../machine/logs/message-part.js';
import type { TranscriptMessage } from '../machine/logs/message.js';
import type { Thought } from '../machine/logs/thought.js';
import type { ToolCall, ToolCallApproval } from '../machine/logs/tool-call.js';

/** Removes the private parts of a text. If it returns `null` or throws, the whole text is hidden. */
export type RedactReasoning = (text: string) => string | null;

interface Logs {
  readonly messages?: readonly TranscriptMessage[];
  readonly reasoning?: readonly Thought[];
  readonly toolCalls?: readonly ToolCall[];
}

/**
 * Redacts thoughts for the storage and removes `providerData` and `resultProviderData`, because these can repeat
 * thoughts. Arguments and results of tools are unchanged, because the model needs them again.
 */
export function redactStored<Part extends Logs>(part: Part, redact: RedactReasoning): Part {
  return {
    ...part,
    ...(part.reasoning && { reasoning: part.reasoning.map((thought) => redactThought(thought, redact)) }),
    ...(part.toolCalls && { toolCalls: part.toolCalls.map(withoutProviderData) }),
  };
}

/** Redacts for an export. No model reads an export again, so tools, sources and data parts are redacted too. */
export function redactExported<Part extends Logs & Required<Omit<Logs, 'messages'>>>(
  part: Part,
  redact: RedactReasoning,
): Part {
  const stored = redactStored(part, redact);
  const toolCalls = stored.toolCalls.map((call) => ({
    ...call,
    arguments: redacted(canonicalJson(call.arguments), redact),
    result: call.result === null ? null : redacted(canonicalJson(call.result), redact),
    ...(call.approval && { approval: redactApproval(call.approval, redact) }),
  }));
  const messages = stored.messages?.map((message) =>
    message.role === 'user'
      ? message
      : { ...message, parts: message.parts.map((one) => redactPart(one, redact)) },
  );
  return { ...stored, toolCalls, ...(messages && { messages }) };
}

function redactApproval(whole: ToolCallApproval, redact: RedactReasoning) {
  const { providerData: _, ...approval } = whole;
  return {
    ...approval,
    ...(approval.question !== undefined && { question: redacted(approval.question, redact) }),
  };
}

function redactPart(part: MessagePart, redact: RedactReasoning): MessagePart {
  if (part.type === 'file') return part;
  if (part.type === 'data') return { ...part, data: redactData(part.data, redact) };
  const { url, title, filename } = part;
  return {
    ...part,
    ...(url !== undefined && { url: redacted(url, redact) }),
    ...(title !== undefined && { title: redacted(title, redact) }),
    ...(filename !== undefined && { filename: redacted(filename, redact) }),
  };
}

/**
 * Redacts the value as JSON, so that the function sees all of it. If the result is no longer JSON, it is returned as
 * text.
 */
function redactData(data: unknown, redact: RedactReasoning): unknown {
  const left = redacted(canonicalJson(dataJson(data)), redact);
  try {
    return JSON.parse(left) as unknown;
  } catch {
    return left;
  }
}

/**
 * Returns the data as JSON, or `''` for a value that JSON cannot represent, e.g. a `bigint` from a `custom` adapter.
 */
export function dataJson(data: unknown): string {
  try {
    return JSON.stringify(data) ?? '';
  } catch {
    return '';
  }
}

const redactThought = (thought: Thought, redact: RedactReasoning): Thought => ({
  ...thought,
  text: redacted(thought.text, redact),
});

export function withoutProviderData(call: ToolCall): ToolCall {
  const { providerData: _call, resultProviderData: _result, ...rest } = call;
  return rest;
}

function redacted(text: string, redact: RedactReasoning): string {
  try {
    const left: unknown = redact(text);
    return typeof left === 'string' ? left : '';
  } catch {
    return '';
  }
}
