import type { LlmMessage } from '../../../llm/llm-adapter.js';
import type { ContextNote } from '../state.js';
import type { PersonaState } from '../persona-state.js';
import type { ToolCall } from '../logs/tool-call.js';
import { logItems } from '../logs/grouped-log.js';
import type { PersonaMessage, TranscriptMessage } from '../logs/message.js';

type AssistantMessage = Extract<LlmMessage, { role: 'assistant' }>;

/**
 * The conversation as the model shall know it, up to and with the given turn: user turns whole, finished answers as
 * written, cut-off ones only as far as they were heard, unheard ones not at all, and never any reasoning. A tool call
 * is there only together with its result. The app's notes stand where they were told. The running turn is told as written: the model goes on from there.
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
    const question = { role: 'user', content: message.text } as const;
    // A turn may have called tools and written nothing.
    return answered.has(turnId) ? [question] : [question, ...rounds('', calls.get(turnId)).messages];
  }
}

/** The notes of the app before this turn, each once. */
function notesBefore(waiting: ContextNote[], turnIndex: number): LlmMessage[] {
  const count = waiting.findIndex((note) => note.turnIndex > turnIndex);
  return waiting
    .splice(0, count < 0 ? waiting.length : count)
    .map(({ text }) => ({ role: 'system', content: text }));
}

/** Those of your own model that have a result; Anam keeps the history of its own. */
function callsByTurn(calls: readonly ToolCall[]): Map<string, ToolCall[]> {
  const byTurn = new Map<string, ToolCall[]>();
  for (const call of calls) {
    if (call.source === 'server' || call.turnId === null || call.result === null) continue;
    byTurn.set(call.turnId, [...(byTurn.get(call.turnId) ?? []), call]);
  }
  return byTurn;
}

function answer(message: PersonaMessage, calls: ToolCall[] | undefined, isRunning: boolean): LlmMessage[] {
  if (message.status === 'done' || isRunning) {
    const { messages, rest } = rounds(message.written, calls);
    return rest === '' ? messages : [...messages, { role: 'assistant', content: rest }];
  }
  const { messages, rest } = rounds(message.heard, calls);
  const content = rest.trim();
  return content === '' ? messages : [...messages, { role: 'assistant', content, interrupted: true }];
}

/** The text between the calls, each round of calls with its results, and the text that is left. */
function rounds(text: string, calls: readonly ToolCall[] = []) {
  const messages: LlmMessage[] = [];
  let offset = 0;
  for (const round of new Set(calls.map((call) => call.round))) {
    const made = calls.filter((call) => call.round === round);
    const end = made[0]?.writtenOffset ?? offset;
    messages.push(callMessage(text.slice(offset, end), made), ...made.map(resultMessage));
    offset = end;
  }
  return { messages, rest: text.slice(offset) };
}

const callMessage = (content: string, calls: readonly ToolCall[]): AssistantMessage => ({
  role: 'assistant',
  content,
  toolCalls: calls.map(({ id, name, arguments: text, providerData }) => ({
    id,
    name,
    arguments: text,
    ...(providerData === undefined ? {} : { providerData }),
  })),
});

const resultMessage = ({ id, name, result, status }: ToolCall): LlmMessage => ({
  role: 'tool',
  toolCallId: id,
  toolName: name,
  content: result ?? '',
  ...(status === 'failed' ? { isError: true } : {}),
});
