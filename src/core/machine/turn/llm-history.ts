import type { LlmContent, LlmMessage, LlmToolApproval } from '../../../llm/llm-adapter.js';
import type { ContextNote } from '../state.js';
import type { PersonaState } from '../persona-state.js';
import type { ToolCall } from '../logs/tool-call.js';
import { logItems } from '../logs/grouped-log.js';
import type { EndpointMessageId, PersonaMessage, TranscriptMessage, UserMessage } from '../logs/message.js';

type AssistantMessage = Extract<LlmMessage, { role: 'assistant' }>;

/**
 * Returns the conversation for the model, up to and including the given turn. User turns and finished answers are
 * complete; interrupted answers contain only the heard part, unheard ones are omitted. Reasoning is never included. A
 * tool call is included only with its result, or with the user's response to it. Images that the model created follow
 * the text of a finished answer. The app's notes are at the position where they were added. The running turn contains
 * all written text, because the model continues it.
 */
export function llmHistory(
  { transcript, toolCalls }: Pick<PersonaState, 'transcript' | 'toolCalls'>,
  running: { readonly id: string; readonly index: number },
  notes: readonly ContextNote[] = [],
): LlmMessage[] {
  const messages = logItems(transcript).filter((message) => message.turnIndex <= running.index);
  const calls = callsByTurn(logItems(toolCalls));
  const answered = new Set(messages.flatMap(({ role, turnId }) => (role === 'persona' ? [turnId] : [])));
  const waiting = [...notes];
  return messages.flatMap((message): LlmMessage[] => [
    ...notesBefore(waiting, message.turnIndex),
    ...told(message),
  ]);

  function told(message: TranscriptMessage): LlmMessage[] {
    const { turnId } = message;
    if (message.role === 'persona') return answer(message, calls.get(turnId), turnId === running.id);
    const question = { id: message.id, role: 'user', content: contentOf(message) } as const;
    // A turn may have called tools and written nothing.
    return answered.has(turnId)
      ? [question]
      : [question, ...rounds({ turnId, endpointIds: [], written: '' }, 0, calls.get(turnId)).messages];
  }
}

/** Returns the app's notes before this turn, each once. */
function notesBefore(waiting: ContextNote[], turnIndex: number): LlmMessage[] {
  const count = waiting.findIndex((note) => note.turnIndex > turnIndex);
  return waiting
    .splice(0, count < 0 ? waiting.length : count)
    .map(({ text }) => ({ role: 'system', content: text }));
}

/** Returns the content of a user message. A file that was too large to be saved has no content after a reload. */
function contentOf({ text, files }: UserMessage): LlmContent {
  const sent = files.filter(({ url }) => url !== '');
  return sent.length === 0 ? text : [{ type: 'text', text }, ...sent];
}

/** Whether the model is told about the call: it has a result, or the user's decision for the endpoint. */
const isTold = ({ status, result, approval }: ToolCall): boolean =>
  (result !== null && (status === 'done' || status === 'failed')) ||
  (status === 'running' && approval?.approved === true);

/** Returns the calls of the page's own model, by turn. Anam keeps the history of its own model. */
function callsByTurn(calls: readonly ToolCall[]): Map<string, ToolCall[]> {
  const byTurn = new Map<string, ToolCall[]>();
  for (const call of calls) {
    if (call.source === 'server' || call.turnId === null || !isTold(call)) continue;
    byTurn.set(call.turnId, [...(byTurn.get(call.turnId) ?? []), call]);
  }
  return byTurn;
}

function answer(message: PersonaMessage, calls: ToolCall[] | undefined, isRunning: boolean): LlmMessage[] {
  if (message.status === 'done' || isRunning) {
    const { messages, rest, id } = rounds(message, message.written.length, calls);
    const content = isRunning ? rest : withImages(rest, message);
    return content.length === 0
      ? messages
      : [...messages, { id: id ?? message.id, role: 'assistant', content }];
  }
  const { messages, rest, id } = rounds(message, message.heard.length, calls);
  const content = rest.trim();
  return content === ''
    ? messages
    : [...messages, { id: id ?? message.id, role: 'assistant', content, interrupted: true }];
}

/** Returns the text with the model's images. An image that was too large to be saved has no content after a reload. */
function withImages(text: string, { parts }: PersonaMessage): LlmContent {
  const images = parts.flatMap((part) =>
    part.type === 'file' && part.url !== '' && part.mediaType.startsWith('image/')
      ? [{ type: 'image', url: part.url, mediaType: part.mediaType } as const]
      : [],
  );
  if (images.length === 0) return text;
  return text === '' ? images : [{ type: 'text', text }, ...images];
}

/**
 * Splits the first `length` characters of an answer into the text between the calls, each group of calls with its
 * results, and the remaining text.
 */
function rounds(
  message: Pick<PersonaMessage, 'turnId' | 'endpointIds' | 'written' | 'cues'>,
  length: number,
  calls: readonly ToolCall[] = [],
) {
  const { turnId, endpointIds } = message;
  const messages: LlmMessage[] = [];
  let offset = 0;
  groupsOf(calls).forEach((made, index) => {
    const end = Math.max(offset, made[0]?.writtenOffset ?? 0);
    const id = endpointIdIn(endpointIds, offset, end) ?? `${turnId}-persona-${index}`;
    messages.push(
      callMessage(id, toldText(message, offset, Math.min(end, length), false), made),
      ...made.map(resultMessage),
    );
    offset = end;
  });
  return {
    messages,
    rest: toldText(message, offset, length, true),
    id: endpointIdIn(endpointIds, offset, length),
  };
}

/** Returns a range of the answer with its tags, as the model wrote it. */
function toldText(
  { written, cues = [] }: Pick<PersonaMessage, 'written' | 'cues'>,
  start: number,
  end: number,
  isLast: boolean,
): string {
  const last = isLast && end === written.length ? end : end - 1;
  let from = start;
  let told = '';
  for (const { writtenOffset, text } of cues) {
    if (writtenOffset < start || writtenOffset > last) continue;
    told += written.slice(from, writtenOffset) + text;
    from = writtenOffset;
  }
  return told + written.slice(from, Math.max(from, end));
}

const endpointIdIn = (ids: readonly EndpointMessageId[], start: number, end: number): string | undefined =>
  ids.find(({ writtenOffset }) => writtenOffset >= start && writtenOffset < end)?.id;

/**
 * Groups the calls: those for the page come together at the end of an answer, those of the endpoint at their position
 * in the text.
 */
function groupsOf(calls: readonly ToolCall[]): ToolCall[][] {
  const groups = new Map<string, ToolCall[]>();
  const inOrder = calls.toSorted((a, b) => a.round - b.round || a.writtenOffset - b.writtenOffset);
  for (const call of inOrder) {
    const place = call.providerExecuted && !call.approval ? call.writtenOffset : '';
    const key = `${call.round} ${place}`;
    groups.set(key, [...(groups.get(key) ?? []), call]);
  }
  return [...groups.values()];
}

const callMessage = (id: string, content: string, calls: readonly ToolCall[]): AssistantMessage => ({
  id,
  role: 'assistant',
  content,
  toolCalls: calls.map((call) => ({
    id: call.id,
    name: call.name,
    arguments: call.arguments,
    ...(call.providerExecuted ? { providerExecuted: true } : {}),
    ...(call.providerData === undefined ? {} : { providerData: call.providerData }),
  })),
});

function resultMessage(call: ToolCall): LlmMessage {
  const { id, name, result, status, providerExecuted, resultIsText, resultProviderData } = call;
  const approval = approvalOf(call);
  return {
    id: `${id}-result`,
    role: 'tool',
    toolCallId: id,
    toolName: name,
    content: result ?? 'The user allowed this call.',
    ...(status === 'failed' && !approval ? { isError: true } : {}),
    ...(providerExecuted ? { providerExecuted: true } : {}),
    ...(resultIsText ? { isText: true } : {}),
    ...(resultProviderData === undefined ? {} : { providerData: resultProviderData }),
    ...(approval ? { approval } : {}),
  };
}

/** Returns the user's decision, which stands for the result until there is one, and permanently after a refusal. */
function approvalOf({ approval, status }: ToolCall): LlmToolApproval | null {
  if (!approval || approval.approved === null || status === 'done') return null;
  if (approval.approved && status === 'failed') return null;
  const { id, approved, reason, providerData } = approval;
  return {
    id,
    approved,
    ...(reason === undefined ? {} : { reason }),
    ...(providerData === undefined ? {} : { providerData }),
  };
}
