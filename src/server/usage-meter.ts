import { contentText } from '../llm/content-text.js';
import type { LlmPart, LlmRequest, LlmTokenUsage } from '../llm/llm-adapter.js';

/** The cost of one answer from the model proxy, as passed to `onUsage`. */
export interface LlmUsage {
  /** The result of `userKey`; `null` without one. */
  readonly user: string | null;
  /** The model name from the page. */
  readonly model: string | undefined;
  readonly inputTokens: number;
  /** Reasoning included. */
  readonly outputTokens: number;
  /** The part of `outputTokens` that was reasoning, if the endpoint reports it. */
  readonly reasoningTokens?: number;
  /** The part of `inputTokens` that was read from the provider's cache, if the endpoint reports it. */
  readonly cachedInputTokens?: number;
  /** Whether token counts are missing and were estimated from the length, one token per four characters. */
  readonly estimated: boolean;
  /** `aborted` means that the page disconnected. Most providers charge for the tokens generated until then. */
  readonly outcome: 'finished' | 'aborted' | 'failed';
}

const CHARS_PER_TOKEN = 4;

/** Counts the input and output of one answer. */
export class UsageMeter {
  readonly #inputChars: number;
  #outputChars = 0;
  #finished = false;
  #usage: LlmTokenUsage = {};

  constructor({ messages, tools }: LlmRequest) {
    const chars = messages.reduce(
      (sum, { content, ...rest }) => sum + contentText(content).length + JSON.stringify(rest).length,
      0,
    );
    this.#inputChars = chars + (tools ? JSON.stringify(tools).length : 0);
  }

  add(part: LlmPart): void {
    this.#finished ||= part?.type === 'finish';
    if (part?.type === 'finish' || part?.type === 'usage') this.#usage = { ...this.#usage, ...part.usage };
    else if (part?.type === 'tool-call') this.#outputChars += part.name.length + part.arguments.length;
    // A custom adapter may yield invalid parts.
    else if (part && 'text' in part && typeof part.text === 'string') this.#outputChars += part.text.length;
  }

  /** @param gone whether the page disconnected */
  total(gone: boolean): Omit<LlmUsage, 'user' | 'model'> {
    const { inputTokens, outputTokens } = this.#usage;
    return {
      ...this.#usage,
      inputTokens: inputTokens ?? Math.ceil(this.#inputChars / CHARS_PER_TOKEN),
      outputTokens: outputTokens ?? Math.ceil(this.#outputChars / CHARS_PER_TOKEN),
      estimated: inputTokens === undefined || outputTokens === undefined,
      outcome: this.#finished ? 'finished' : gone ? 'aborted' : 'failed',
    };
  }
}
