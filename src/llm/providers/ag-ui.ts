import { EndpointConnection } from '../endpoint-connection.js';
import type { LlmAdapter } from '../llm-adapter.js';
import { PartStream } from '../part-stream.js';
import { agUiInput, type AgUiSettings } from '../protocols/ag-ui.js';
import { AgUiEvents } from '../protocols/ag-ui-events.js';
import { AgUiThreads } from '../protocols/ag-ui-thread.js';
import { eventDecoder } from '../protocols/answer-decoder.js';
import { headersOf, type EndpointOptions } from './endpoint-adapter.js';

/** Options of `agUi`. */
export interface AgUiOptions extends EndpointOptions, AgUiSettings {
  /** The URL of the agent: the one that `HttpAgent` of `@ag-ui/client` takes. */
  readonly url: string;
}

/**
 * An agent with an AG-UI endpoint: LangGraph, Mastra, CrewAI, Pydantic AI, ADK and others. It sends the whole conversation
 * with one thread id, and reads server-sent events of AG-UI 1.0 and of 0.0.27 and later, `THINKING_*` included.
 *
 * The agent runs its own tools, which are shown; the page runs only the tools that it registered. An interrupt of the agent
 * is shown as an approval, and the user's response is sent as `resume`. What a subagent writes is shown as reasoning and
 * not spoken. State, activities, steps, subagents and custom events reach the app as `data` parts, unapplied: `state-snapshot`,
 * `state-delta`, `activity-snapshot`, …, or the name of the custom event.
 *
 * Its stream throws the errors of `openaiCompatible`; `RUN_ERROR` is `llm-failed` unless its code says more.
 *
 * @example
 * const llm = agUi({ url: '/api/agent' });
 */
export function agUi(options: AgUiOptions): LlmAdapter {
  const threads = new AgUiThreads();
  const ownThread = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  let runs = 0;
  return {
    name: `ag-ui ${options.url.replace(/[?#].*/, '')}`,
    stream(request, { signal }) {
      const threadId = request.conversationId ?? ownThread;
      const thread = threads.of(threadId);
      runs += 1;
      const runId = `${threadId}-${runs}-${Date.now().toString(36)}`;
      const prepare = async () => ({
        url: options.url,
        headers: await headersOf({}, options),
        body: JSON.stringify(agUiInput(request, options, { threadId, runId, thread })),
      });
      const toolsOfPage = (request.tools ?? []).map(({ name }) => name);
      return new PartStream(
        new EndpointConnection(prepare, options, signal),
        eventDecoder(new AgUiEvents(toolsOfPage, thread)),
        signal,
      );
    },
  };
}
