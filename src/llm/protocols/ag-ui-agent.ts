import type { LlmRequest, LlmTool } from '../llm-adapter.js';
import { agUiInput, type AgUiSettings } from './ag-ui.js';
import { AgUiEvents } from './ag-ui-events.js';
import { AgUiThreads, type AgUiThread } from './ag-ui-thread.js';
import { eventDecoder } from './answer-decoder.js';
import type { LlmDecoder } from './protocol.js';
import { WrittenReader } from './written-reader.js';

/** One run of an agent: the body of its request, and the decoder of its response. */
export interface AgUiRun {
  readonly body: string;
  readonly decoder: LlmDecoder;
}

/** An agent and the state of its threads. Loaded on demand. */
export class AgUiAgent {
  readonly #settings: AgUiSettings;
  readonly #threads = new AgUiThreads();
  /** The thread to use if the app passes no `conversationId`: one per adapter. */
  readonly #ownThread = newId();

  constructor(settings: AgUiSettings) {
    this.#settings = settings;
  }

  begin(request: LlmRequest): AgUiRun {
    const threadId = request.conversationId ?? this.#ownThread;
    const thread = this.#threads.of(threadId);
    const ids = { threadId, runId: newId(), thread };
    const { tools = [] } = request;
    return {
      body: JSON.stringify(agUiInput(request, this.#settings, ids)),
      decoder: agUiDecoder(thread, tools),
    };
  }
}

/** @param tools the tools of the page; without them, the agent runs all calls */
export const agUiDecoder = (thread: AgUiThread, tools?: readonly LlmTool[]): LlmDecoder =>
  eventDecoder(
    new WrittenReader(
      new AgUiEvents(
        (tools ?? []).map(({ name }) => name),
        thread,
      ),
      tools,
    ),
  );

/** `randomUUID` is missing in pages without a secure context. */
const newId = (): string => {
  const [a, b] = crypto.getRandomValues(new BigUint64Array(2));
  return `${a?.toString(36)}-${b?.toString(36)}`;
};
