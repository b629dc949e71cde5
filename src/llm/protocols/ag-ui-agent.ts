import type { LlmRequest } from '../llm-adapter.js';
import { agUiInput, type AgUiSettings } from './ag-ui.js';
import { AgUiEvents } from './ag-ui-events.js';
import { AgUiThreads } from './ag-ui-thread.js';
import { eventDecoder } from './answer-decoder.js';
import type { LlmDecoder } from './protocol.js';

/** One run of an agent: the body of its request, and the decoder of its response. */
export interface AgUiRun {
  readonly body: string;
  readonly decoder: LlmDecoder;
}

/** An agent and the state of its threads. Loaded on demand. */
export class AgUiAgent {
  readonly #settings: AgUiSettings;
  readonly #threads = new AgUiThreads();
  /** The thread if the app passes no `conversationId`: one per adapter. */
  readonly #ownThread = newId();

  constructor(settings: AgUiSettings) {
    this.#settings = settings;
  }

  begin(request: LlmRequest): AgUiRun {
    const threadId = request.conversationId ?? this.#ownThread;
    const thread = this.#threads.of(threadId);
    const ids = { threadId, runId: newId(), thread };
    const toolsOfPage = (request.tools ?? []).map(({ name }) => name);
    return {
      body: JSON.stringify(agUiInput(request, this.#settings, ids)),
      decoder: eventDecoder(new AgUiEvents(toolsOfPage, thread)),
    };
  }
}

/** `randomUUID` is missing in pages without a secure context. */
const newId = (): string => {
  const [a, b] = crypto.getRandomValues(new BigUint64Array(2));
  return `${a?.toString(36)}-${b?.toString(36)}`;
};
