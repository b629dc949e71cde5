import type { LlmPart, LlmRequest } from '../llm/llm-adapter.js';

/** What one answer of the model proxy cost, as `onUsage` gets it. */
export interface LlmUsage {
  /** What `userKey` returned; `null` without one. */
  readonly user: string | null;
  /** As the page calls it. */
  readonly model: string | undefined;
  readonly inputTokens: number;
  /** Reasoning included. */
  readonly outputTokens: number;
  /** The endpoint told no tokens, or not all: what is missing is taken from the length, a token for four characters. */
  readonly estimated: boolean;
  /** `aborted`: the page went away. Most providers charge for what they had written by then. */
  readonly outcome: 'finished' | 'aborted' | 'failed';
}

const CHARS_PER_TOKEN = 4;

/** Counts what goes in and out of one answer. */
export class UsageMeter {
  readonly #inputChars: number;
  #outputChars = 0;
  #finish: Extract<LlmPart, { type: 'finish' }> | undefined;

  constructor({ messages, tools }: LlmRequest) {
    const chars = messages.reduce(
      (sum, { content, ...rest }) => sum + content.length + JSON.stringify(rest).length,
      0,
    );
    this.#inputChars = chars + (tools ? JSON.stringify(tools).length : 0);
  }

  add(part: LlmPart): void {
    if (part?.type === 'finish') this.#finish = part;
    else if (part?.type === 'tool-call') this.#outputChars += part.name.length + part.arguments.length;
    // An adapter of the app may yield what is no part.
    else if (typeof part?.text === 'string') this.#outputChars += part.text.length;
  }

  /** @param gone whether the page went away */
  total(gone: boolean): Omit<LlmUsage, 'user' | 'model'> {
    const { inputTokens, outputTokens } = this.#finish?.usage ?? {};
    return {
      inputTokens: inputTokens ?? Math.ceil(this.#inputChars / CHARS_PER_TOKEN),
      outputTokens: outputTokens ?? Math.ceil(this.#outputChars / CHARS_PER_TOKEN),
      estimated: inputTokens === undefined || outputTokens === undefined,
      outcome: this.#finish ? 'finished' : gone ? 'aborted' : 'failed',
    };
  }
}
