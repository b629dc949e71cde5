import { endpointErrorInfo } from '../endpoint-error.js';
import { isObject, toJson, type JsonObject } from '../json.js';
import type { LlmFinishReason, LlmPart, LlmTokenUsage } from '../llm-adapter.js';
import { brokeOff, type LlmErrorInfo } from '../llm-error-info.js';
import { AgUiCalls } from './ag-ui-calls.js';
import { AgUiQuestions } from './ag-ui-questions.js';
import { unseenIn, type SnapshotMessage } from './ag-ui-snapshot.js';
import type { AgUiThread } from './ag-ui-thread.js';
import type { AnswerReader, Ending } from './answer-decoder.js';
import { checkLimit } from './answer-limits.js';

/** Events that are passed to the app as data: state, activities, subagents, steps and the agent's own events. */
const handedOn = /^(?:STATE|ACTIVITY|SUBAGENT|STEP)_/;

const counts = ['inputTokens', 'outputTokens', 'reasoningTokens', 'cachedInputTokens'] as const;

/** Converts the events of one run to parts. Reads AG-UI 1.0, and 0.0.27 and later. */
export class AgUiEvents implements AnswerReader {
  readonly wanted = 'AG-UI events';
  readonly #calls: AgUiCalls;
  readonly #thread: AgUiThread;
  readonly #questions: AgUiQuestions;
  /** The text so far of each message of this run. */
  readonly #texts = new Map<string, string>();
  /** The texts by message as of the last snapshot, the set of those texts, and the messages that have grown since. */
  readonly #read = new Map<string, string>();
  readonly #known = new Set<string>();
  readonly #grown = new Set<string>();
  /** The message and the thought that a chunk without an id continues. */
  #message = '';
  #thought = '';
  #hasText = false;
  #usage: LlmTokenUsage | undefined;
  #reason: LlmFinishReason = 'stop';
  /** Messages that the agent did not write, e.g. an echo of the user's message, or instructions. */
  readonly #others = new Set<string>();

  constructor(toolsOfPage: readonly string[], thread: AgUiThread) {
    this.#calls = new AgUiCalls(toolsOfPage);
    this.#thread = thread;
    this.#questions = new AgUiQuestions(this.#calls, thread);
  }

  read(event: JsonObject, parts: LlmPart[]): Ending {
    const type = String(event['type']);
    if (!/^[A-Z_]+$/.test(type)) return 'foreign';
    // The agent has received the replies to its questions. Until now, a repeated request had to include them.
    if (type === 'RUN_STARTED') this.#thread.forgetQuestions();
    if (type === 'RUN_ERROR') return this.#fail(event);
    if (type === 'RUN_FINISHED') return this.#finish(event, parts);
    if (type.startsWith('TEXT_MESSAGE_')) this.#text(type, event, parts);
    else if (/^(?:REASONING|THINKING)_/.test(type)) this.#think(type, event, parts);
    else if (type.startsWith('TOOL_CALL_')) return this.#call(type, event, parts);
    else if (type === 'MESSAGES_SNAPSHOT')
      return this.#snapshot(event['messages'], parts) ?? checkLimit('array', this.#texts.size);
    else if (type === 'CUSTOM') parts.push(this.#questions.read(textAt(event, 'name'), event['value']));
    else if (handedOn.test(type)) parts.push(dataOf(type, event));
    return undefined;
  }

  end(over: boolean, parts: LlmPart[]): LlmErrorInfo | undefined {
    if (!over) return brokeOff;
    const usage = this.#usage;
    parts.push({ type: 'finish', reason: this.#reason, ...(usage && { usage }) });
    return undefined;
  }

  #fail(event: JsonObject): LlmErrorInfo {
    this.#countUsage(event);
    const { message, code } = event;
    return endpointErrorInfo({ message, code }, toJson({ message, code }));
  }

  #finish(event: JsonObject, parts: LlmPart[]): Ending {
    this.#countUsage(event);
    const outcome = isObject(event['outcome']) ? event['outcome'] : {};
    const interrupts = outcome['type'] === 'interrupt' ? listAt(outcome, 'interrupts').filter(isObject) : [];
    const asked = this.#questions.ask(interrupts, textAt(event, 'runId'), parts);
    const called = this.#calls.finish(listAt(outcome, 'pendingToolCallIds'), parts);
    if (called || asked) this.#reason = 'tool-calls';
    else if (outcome['type'] === 'cancelled') this.#reason = 'other';
    return 'over';
  }

  #text(type: string, event: JsonObject, parts: LlmPart[]): void {
    const id = textAt(event, 'messageId') || this.#message;
    this.#message = type === 'TEXT_MESSAGE_END' ? '' : id;
    const role = textAt(event, 'role');
    if (role !== '' && role !== 'assistant') this.#others.add(id);
    if (!this.#others.has(id)) this.#say(id, textAt(event, 'delta'), isOfSubagent(event), parts);
  }

  /** Each message is a separate paragraph. Text of a subagent is not spoken. */
  #say(id: string, text: string, isThought: boolean, parts: LlmPart[]): void {
    if (text === '') return;
    if (isThought) return this.#addThought(id, text, parts);
    const isNew = !this.#texts.has(id);
    this.#texts.set(id, (this.#texts.get(id) ?? '') + text);
    this.#grown.add(id);
    this.#thought = '';
    parts.push({
      type: 'text-delta',
      text: isNew && this.#hasText ? `\n\n${text}` : text,
      ...(isNew && id !== '' && { messageId: id }),
    });
    this.#hasText = true;
  }

  #think(type: string, event: JsonObject, parts: LlmPart[]): void {
    if (type === 'REASONING_ENCRYPTED_VALUE') {
      const value = textAt(event, 'encryptedValue');
      if (!checkLimit('signature', value.length)) this.#thread.encrypt(textAt(event, 'entityId'), value);
    } else if (/_(?:CONTENT|CHUNK)$/.test(type))
      this.#addThought(textAt(event, 'messageId') || this.#thought, textAt(event, 'delta'), parts);
  }

  #addThought(id: string, text: string, parts: LlmPart[]): void {
    if (text === '') return;
    const isNew = this.#thought !== '' && id !== this.#thought;
    this.#thought = id || ' ';
    parts.push({ type: 'reasoning-delta', text: isNew ? `\n\n${text}` : text });
  }

  #call(type: string, event: JsonObject, parts: LlmPart[]): LlmErrorInfo | undefined {
    const id = textAt(event, 'toolCallId');
    const name = textAt(event, 'toolCallName');
    if (type === 'TOOL_CALL_RESULT') {
      this.#calls.result(id, contentIn(event['content']), false, parts);
      return undefined;
    }
    if (type === 'TOOL_CALL_END') {
      this.#calls.end(id, parts);
      return undefined;
    }
    const message = isOfSubagent(event) ? '' : textAt(event, 'parentMessageId');
    const tooMany = name === '' ? undefined : this.#calls.start({ id, name, message }, parts);
    return tooMany ?? this.#calls.add(id, textAt(event, 'delta'), parts);
  }

  /** Agents that do not stream send their response in a snapshot of all messages. */
  #snapshot(messages: unknown, parts: LlmPart[]): LlmErrorInfo | undefined {
    const list = Array.isArray(messages) ? messages : [];
    const tooMany = checkLimit('array', list.length);
    if (tooMany) return tooMany;
    this.#readGrown();
    for (const message of unseenIn(list)) this.#fromSnapshot(message, parts);
    return undefined;
  }

  /** Collects the texts so far, because some agents send a message again with another id. */
  #readGrown(): void {
    for (const id of this.#grown) {
      const text = this.#texts.get(id) ?? '';
      this.#known.delete(this.#read.get(id) ?? '');
      this.#known.add(text);
      this.#read.set(id, text);
    }
    this.#grown.clear();
  }

  #fromSnapshot(message: SnapshotMessage, parts: LlmPart[]): void {
    if (message.role === 'tool')
      return this.#calls.result(message.toolCallId, message.text, message.isError, parts);
    if (!this.#texts.has(message.id) && !this.#known.has(message.text)) {
      this.#say(message.id, message.text, false, parts);
      this.#readGrown();
    }
    for (const { id, name, arguments: text } of message.calls) {
      if (this.#calls.has(id)) continue;
      this.#calls.start({ id, name, message: message.id }, parts);
      this.#calls.add(id, text, parts);
      this.#calls.end(id, parts);
    }
  }

  #countUsage(event: JsonObject): void {
    for (const each of listAt(event, 'usage').filter(isObject))
      for (const name of counts) {
        const count = each[name];
        if (Number.isSafeInteger(count))
          this.#usage = { ...this.#usage, [name]: (this.#usage?.[name] ?? 0) + (count as number) };
      }
  }
}

const textAt = (value: JsonObject, name: string): string => {
  const text = value[name];
  return typeof text === 'string' ? text : '';
};

const listAt = (value: JsonObject, name: string): readonly unknown[] => {
  const list = value[name];
  return Array.isArray(list) ? list : [];
};

const isOfSubagent = (event: JsonObject): boolean => textAt(event, 'subagentRunId') !== '';

const contentIn = (content: unknown): string =>
  Array.isArray(content)
    ? content.map((part) => (isObject(part) ? textAt(part, 'text') : '')).join('')
    : typeof content === 'string'
      ? content
      : toJson(content);

/** State is passed on unchanged. A delta is a JSON Patch. */
function dataOf(type: string, event: JsonObject): LlmPart {
  const { type: _, timestamp: _at, rawEvent: _raw, ...rest } = event;
  const name = type.toLowerCase().replaceAll('_', '-');
  const id = type === 'ACTIVITY_SNAPSHOT' ? textAt(rest, 'messageId') : '';
  if (id) return { type: 'data', name, id, data: rest };
  return { type: 'data', name, data: rest, transient: true };
}
