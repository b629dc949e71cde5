import { EndpointTurn } from './endpoint-turn.js';
import { EndpointUrls } from './endpoint-urls.js';
import type { EngineMessage, EngineTool, ModelRequest } from './engine-message.js';
import { engineTools, type TokenTool } from './engine-tools.js';
import type { ModelStage } from './model-stage.js';
import type { Endpoint } from './registered-llm.js';
import { settledTurn } from './settled-turn.js';

/** The model of a session, and its settings from the token. */
export interface SessionModel {
  readonly endpoint: Endpoint;
  readonly systemPrompt: string;
  readonly tools: readonly TokenTool[];
}

interface Spoken {
  text: string;
  /** `null` while the text is still being spoken. */
  interrupted: boolean | null;
}

/** The user's own model in one session of server mode: its history, its turn, its URLs. */
export class EndpointModel {
  readonly #history: EngineMessage[] = [];
  readonly #tools: readonly EngineTool[];
  readonly #urls: EndpointUrls;
  readonly #over = new AbortController();
  readonly #spoken = new Map<string, Spoken>();
  #turn: EndpointTurn | null = null;

  constructor(
    private readonly model: SessionModel,
    private readonly stage: ModelStage,
  ) {
    this.#tools = engineTools(model.tools);
    this.#urls = new EndpointUrls(model.endpoint, stage);
  }

  /** Call it when the session is ready. */
  start(): void {
    void this.#urls.probe((ms) => this.stage.wait(ms), this.#over.signal);
  }

  /** Call it with the user's spoken or typed text. */
  respond(text: string, messageId: string): void {
    this.interrupt();
    this.#settle();
    this.#history.push({ role: 'user', text });
    this.#turn = new EndpointTurn({
      llm: this.model.endpoint,
      urls: this.#urls,
      tools: this.#tools,
      stage: this.stage,
      messageId,
      request: (turn) => this.#request(turn),
    });
    void this.#turn.run(text);
  }

  /** Call it with all text that the persona has spoken. */
  spoke(messageId: string, content: string, interrupted: boolean | null): void {
    const spoken = this.#spoken.get(messageId) ?? { text: '', interrupted: null };
    this.#spoken.set(messageId, { text: spoken.text + content, interrupted });
    if (interrupted === null || messageId === this.#turn?.messageId) return;
    // The text is a greeting, or the page let the persona say it.
    this.#spoken.delete(messageId);
    const text = spoken.text + content;
    if (text.trim() !== '') this.#history.push({ role: 'persona', text, calls: [] });
  }

  interrupt(): void {
    this.#turn?.stop();
  }

  stop(): void {
    this.interrupt();
    this.#over.abort();
  }

  #settle(): void {
    if (!this.#turn) return;
    const { messageId, messages } = this.#turn;
    const spoken = this.#spoken.get(messageId);
    this.#spoken.delete(messageId);
    const heard = spoken && spoken.interrupted === false ? null : (spoken?.text ?? '');
    this.#history.push(...settledTurn(messages, heard));
    this.#turn = null;
  }

  #request(turn: readonly EngineMessage[]): ModelRequest {
    // Anam does not document what it does with the page's context. Here the context is added to the system prompt.
    const system = [this.model.systemPrompt, ...this.stage.contexts].filter((text) => text.trim() !== '');
    return {
      system: system.join('\n\n'),
      messages: [...this.#history, ...turn],
      tools: this.#tools.filter(({ type }) => type !== 'system'),
    };
  }
}
