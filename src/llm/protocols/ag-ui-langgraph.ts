import { isObject, parseJson, toJson, type JsonObject } from '../json.js';
import type { LlmToolApproval } from '../llm-adapter.js';

/** A question that LangGraph's AG-UI adapter asks with the custom event `on_interrupt`. */
export interface GraphInterrupt {
  /** Created by this package, because the event has no id. */
  readonly id: string;
  readonly name: string;
  /** A JSON object, as text. */
  readonly arguments: string;
  /** `''` if the event has no words for the user. */
  readonly question: string;
  /** The number of actions that LangChain's human-in-the-loop middleware asks about; 0 for another interrupt. */
  readonly actions: number;
}

/**
 * Reads the value of `interrupt(value)`, which the adapter sends as text, or as JSON in a text. Fields of
 * `ag-ui-langgraph` 0.0.x and of `HITLRequest` in `langchain` 1.0.
 */
export function graphInterrupt(value: unknown, runId: string): GraphInterrupt {
  const id = `on_interrupt-${runId}`;
  const read = typeof value === 'string' ? (parseJson(value) ?? value) : value;
  if (!isObject(read)) return { id, name: 'approval', arguments: '{}', question: wordsOf(read), actions: 0 };
  const requests = read['action_requests'];
  const actions = Array.isArray(requests) ? requests.filter(isObject) : [];
  const [first] = actions;
  if (first && actions.length === 1)
    return {
      id,
      name: textIn(first, ['name', 'action']) || 'approval',
      arguments: isObject(first['args']) ? toJson(first['args']) : '{}',
      question: textIn(first, ['description']),
      actions: 1,
    };
  const question = textIn(read, ['question', 'message', 'prompt', 'description']);
  return { id, name: 'approval', arguments: toJson(read), question, actions: actions.length };
}

/** What the interrupted node gets as the value of `interrupt()`. */
export function graphResume({ actions }: GraphInterrupt, { approved, reason }: LlmToolApproval): object {
  const why = reason === undefined ? {} : { reason };
  if (actions === 0) return { approved, ...why };
  const decision = approved
    ? { type: 'approve' }
    : { type: 'reject', ...(reason !== undefined && { message: reason }) };
  return { decisions: Array.from({ length: actions }, () => decision) };
}

const wordsOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : toJson(value);

const textIn = (value: JsonObject, names: readonly string[]): string =>
  names.map((name) => value[name]).find((text) => typeof text === 'string') ?? '';
