import { lateCode, lateMethods } from '../late-stream.js';
import type { LlmAdapter } from '../llm-adapter.js';
import type { AgUiSettings } from '../protocols/ag-ui.js';
import type { AgUiAgent } from '../protocols/ag-ui-agent.js';
import type { EndpointOptions } from './endpoint.js';
import { urlName } from './url-name.js';

/** Options of `agUi`. */
export interface AgUiOptions extends EndpointOptions, AgUiSettings {
  /** The agent's URL, as you would pass it to `HttpAgent` from `@ag-ui/client`. */
  readonly url: string;
}

/**
 * Creates an adapter for an agent with an AG-UI endpoint: LangGraph, Mastra, CrewAI, Pydantic AI, ADK and others. It
 * sends the whole conversation with one thread id, and reads server-sent events of AG-UI 1.0 and of 0.0.27 and later,
 * `THINKING_*` included.
 *
 * The agent runs its own tools, which are shown; the page runs only the tools that it registered. An interrupt from the
 * agent is shown as an approval, and the user's response is sent as `resume`. A subagent's text is shown as reasoning
 * and not spoken. State, activities, steps, subagents and custom events reach the app as `data` parts, unapplied:
 * `state-snapshot`, `state-delta`, `activity-snapshot`, …, or the name of the custom event.
 *
 * Its stream throws the errors of `openaiCompatible`; `RUN_ERROR` is `llm-failed` unless its code says more.
 *
 * @example
 * const llm = agUi({ url: '/api/agent' });
 */
export function agUi(options: AgUiOptions): LlmAdapter {
  let agent: AgUiAgent | undefined;
  return {
    name: urlName('ag-ui', options.url),
    ...lateMethods(
      agentCode,
      (code, request, { signal }) =>
        code.openAgent((agent ??= new code.AgUiAgent(options)), options, request, signal),
      options.firstByteTimeoutMs,
    ),
  };
}

const agentCode = lateCode(() => import('../apis/ag-ui-code.js'));
