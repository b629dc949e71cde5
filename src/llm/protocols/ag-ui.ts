import { isObject } from '../json.js';
import type { LlmRequest } from '../llm-adapter.js';
import { agUiMessages, commandOf, resumeOf } from './ag-ui-input.js';
import type { AgUiThread } from './ag-ui-thread.js';

/** The input of a run besides the conversation. */
export interface AgUiSettings {
  /** The state of the run: any JSON, or a function that returns it for each run. @default {} */
  readonly state?: unknown;
  /** Facts for the agent, e.g. `[{ description: 'The open page', value: '/prices' }]`, or a function that returns them. */
  readonly context?: readonly AgUiContext[] | (() => readonly AgUiContext[]) | undefined;
  /** Values of your app for your agent. @default {} */
  readonly forwardedProps?: unknown;
}

/** One fact for an agent. */
export interface AgUiContext {
  readonly description: string;
  readonly value: string;
}

/**
 * The input of a run. Field names and required fields of `RunAgentInput` in `@ag-ui/core` 0.0.59 and 1.0.0.
 * `protocolVersion` is omitted, because servers before 1.0 may refuse unknown fields.
 */
export function agUiInput(
  request: LlmRequest,
  { state, context = [], forwardedProps = {} }: AgUiSettings,
  ids: { readonly threadId: string; readonly runId: string; readonly thread: AgUiThread },
): Record<string, unknown> {
  const { threadId, runId, thread } = ids;
  const messages = agUiMessages(request.messages, thread);
  const resume = resumeOf(request, thread);
  return {
    threadId,
    runId,
    state: (typeof state === 'function' ? (state as () => unknown)() : state) ?? {},
    messages,
    tools: (request.tools ?? []).map(({ name, description = '', parameters }) => ({
      name,
      description,
      parameters,
    })),
    context: typeof context === 'function' ? context() : context,
    forwardedProps: isObject(forwardedProps)
      ? { ...forwardedProps, ...commandOf(request, thread) }
      : forwardedProps,
    ...(resume.length > 0 && { resume }),
  };
}
