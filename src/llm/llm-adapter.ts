import type { LlmPart } from './llm-part.js';
import type { LlmRequest, LlmSettingName } from './llm-request.js';

export type * from './llm-message.js';
export type * from './llm-part.js';
export type * from './llm-request.js';

/** The abort signal that an `LlmAdapter` receives with each request. */
export interface LlmStreamOptions {
  /**
   * Aborted on an interruption, at the end of the session, and on unmount. The adapter must close its connection
   * immediately and end without an error.
   */
  readonly signal: AbortSignal;
}

/**
 * The interface to a language model. Create one with a provider (`openaiCompatible`, `gemini`, `anthropic`, …), with
 * `fromOpenAI`, `custom` or `route`, or write your own.
 *
 * Requirements: parts are in order. A failed answer throws a `PersonaError` with an `llm-*` code after the parts that
 * arrived. An aborted answer may end or throw; neither is reported.
 */
export interface LlmAdapter {
  /** Shown in developer messages and in the demo, e.g. `openai-compatible gpt-oss-120b`. */
  readonly name: string;
  /** The settings of a request that this adapter sends to its endpoint. It ignores the others. @default none */
  readonly honours?: readonly LlmSettingName[] | undefined;
  /** @throws PersonaError `llm-unsupported-content`, before anything is sent, for an image or a file it cannot send */
  stream(request: LlmRequest, options: LlmStreamOptions): AsyncIterable<LlmPart>;
  /**
   * Loads the code that the first request needs. The persona calls it when a session starts, so that the first answer
   * is not delayed. Never rejects; a request loads what is missing.
   */
  preload?(): Promise<unknown>;
  /** Called when a session is live; the returned function is called when it ends. `route` uses it to probe its endpoints. */
  startProbing?(): () => void;
}
