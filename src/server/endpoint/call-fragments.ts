import type { LlmPart } from '../../llm/llm-adapter.js';

type CallPart = Extract<LlmPart, { type: 'tool-input-start' | 'tool-input-delta' | 'tool-call' }>;

interface SentCall {
  readonly index: number;
  /** The arguments so far. */
  text: string;
}

/** Writes tool calls as fragments of Chat Completions: first id and name, then arguments as they arrive. */
export class CallFragments {
  readonly #sent = new Map<string, SentCall>();
  #count = 0;

  /** Returns `null` if the fragment does not belong to a call, or was sent already. */
  of(part: CallPart): object | null {
    if (part.type === 'tool-input-start') return part.providerExecuted ? null : this.#start(part);
    if (part.type === 'tool-input-delta') return this.#more(part.id, part.text);
    if (part.providerExecuted) return null;
    const sent = this.#sent.get(part.id);
    this.#sent.delete(part.id);
    // Callers parse the arguments as JSON.
    const text = part.arguments === '' ? '{}' : part.arguments;
    if (!sent) return this.#start(part, text, extraOf(part.providerData));
    // Arguments that were sent cannot be withdrawn.
    if (!text.startsWith(sent.text) || text === sent.text) return null;
    return { index: sent.index, function: { arguments: text.slice(sent.text.length) } };
  }

  #start({ id, name }: { id: string; name: string }, text = '', extra: object = {}): object {
    const index = this.#count;
    this.#count += 1;
    if (text === '') this.#sent.set(id, { index, text });
    return { index, id, type: 'function', function: { name, arguments: text }, ...extra };
  }

  #more(id: string, text: string): object | null {
    const sent = this.#sent.get(id);
    if (!sent || text === '') return null;
    sent.text += text;
    return { index: sent.index, function: { arguments: text } };
  }
}

/** Returns the data that must be sent back to Gemini's Chat Completions with the call. */
export function extraOf(providerData: unknown): object {
  const { extra_content: extra } = Object(providerData) as { extra_content?: unknown };
  return typeof extra === 'object' && extra !== null ? { extra_content: extra } : {};
}
