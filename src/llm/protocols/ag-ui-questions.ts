import { toJson, type JsonObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import type { AgUiCalls } from './ag-ui-calls.js';
import { graphInterrupt } from './ag-ui-langgraph.js';
import type { AgUiThread } from './ag-ui-thread.js';

interface Question {
  readonly call: { readonly id: string; readonly name: string; readonly arguments: string };
  readonly approvalId: string;
  /** In words for the user; `''` if there are none. */
  readonly reason: string;
}

/** The questions that the agent asks the user in one run. Each question is shown as a call that needs an approval. */
export class AgUiQuestions {
  readonly #calls: AgUiCalls;
  readonly #thread: AgUiThread;
  #ofGraph: { readonly value: unknown } | undefined;

  constructor(calls: AgUiCalls, thread: AgUiThread) {
    this.#calls = calls;
    this.#thread = thread;
  }

  /** Reads a custom event. LangGraph takes one response at a time, and asks its other questions again. */
  read(name: string, data: unknown): LlmPart {
    const isQuestion = name === 'on_interrupt';
    if (isQuestion) this.#ofGraph ??= { value: data };
    return { type: 'data', name, data, ...(isQuestion && { transient: true }) };
  }

  /** The run has ended with these interrupts. @returns whether the user is asked */
  ask(interrupts: readonly JsonObject[], runId: string, parts: LlmPart[]): boolean {
    this.#thread.interrupts = interrupts.map((each) => textAt(each, 'id'));
    for (const each of interrupts) this.#show(questionOf(each), parts);
    if (interrupts.length > 0 || !this.#ofGraph) return interrupts.length > 0;
    const asked = graphInterrupt(this.#ofGraph.value, runId);
    this.#thread.graphInterrupt = asked;
    this.#show({ call: asked, approvalId: asked.id, reason: asked.question }, parts);
    return true;
  }

  /** A question without a call in this run is shown as a separate call. */
  #show({ call, approvalId, reason }: Question, parts: LlmPart[]): void {
    if (!this.#calls.has(call.id)) {
      this.#calls.start(call, parts);
      this.#calls.add(call.id, call.arguments, parts);
      this.#calls.end(call.id, parts);
    }
    this.#calls.suspend(call.id, parts);
    parts.push({ type: 'tool-approval-request', id: call.id, approvalId, ...(reason && { reason }) });
  }
}

function questionOf(interrupt: JsonObject): Question {
  const approvalId = textAt(interrupt, 'id');
  const reason = textAt(interrupt, 'message');
  const id = textAt(interrupt, 'toolCallId') || `interrupt-${approvalId}`;
  const name = textAt(interrupt, 'reason') || 'approval';
  return { call: { id, name, arguments: reason && toJson({ message: reason }) }, approvalId, reason };
}

const textAt = (value: JsonObject, name: string): string => {
  const text = value[name];
  return typeof text === 'string' ? text : '';
};
