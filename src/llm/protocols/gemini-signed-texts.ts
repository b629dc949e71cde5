import { contentText } from '../content-text.js';
import type { LlmMessage } from '../llm-adapter.js';
import { ownMessages } from './history.js';

/** A part of an answer as Gemini sent it. Adjacent parts without a signature are merged. */
interface SentText {
  readonly text: string;
  readonly thoughtSignature?: string;
}

interface Answer {
  /** The conversation that the model answered. */
  readonly before: string;
  readonly text: string;
  readonly parts: readonly SentText[];
  readonly size: number;
}

/** The signatures of the latest answers help the model most. */
const MOST_ANSWERS = 50;
const MOST_CHARACTERS = 2_000_000;

/** Collects the texts of one answer. Text is passed on without a limit, so a very long answer is not collected. */
export class SentTexts {
  /** The text that was passed on. */
  said = '';
  parts: SentText[] = [];
  #left = MOST_CHARACTERS / 2;

  get isSigned(): boolean {
    return this.#left >= 0 && this.parts.some(({ thoughtSignature }) => thoughtSignature !== undefined);
  }

  /** @param said the text including added separators */
  add(text: string, said: string, signature: unknown): void {
    const signed = typeof signature === 'string' ? { thoughtSignature: signature } : {};
    this.#left -= said.length + (signed.thoughtSignature?.length ?? 0);
    if (this.#left < 0) {
      this.said = '';
      this.parts = [];
      return;
    }
    this.said += said;
    const last = this.parts.at(-1);
    if (signed.thoughtSignature === undefined && last && last.thoughtSignature === undefined)
      this.parts[this.parts.length - 1] = { text: last.text + text };
    else this.parts.push({ text, ...signed });
  }
}

/**
 * Remembers the signatures that Gemini puts on its texts, so that the next request sends them back with the answer.
 * Google recommends that they are sent back on the same part
 * (https://ai.google.dev/gemini-api/docs/thought-signatures). Signatures of texts are optional and improve the next
 * answer, so only this adapter's memory holds them. They never reach a page, and an answer that was interrupted, edited
 * or given in another conversation does not match.
 */
export class SignedTexts {
  #answers: readonly Answer[] = [];

  remember(messages: readonly LlmMessage[], { said: text, parts, isSigned }: SentTexts): void {
    if (!isSigned) return;
    const before = conversation(ownMessages(messages));
    const signatures = parts.reduce((sum, part) => sum + (part.thoughtSignature?.length ?? 0), 0);
    const size = before.length + text.length + signatures;
    this.#answers = withinLimits([...this.#answers, { before, text, parts, size }]);
  }

  /** Returns the parts of the message at this position, if they are known. */
  find(messages: readonly LlmMessage[], at: number): readonly SentText[] | undefined {
    const message = messages[at];
    if (message?.role !== 'assistant') return undefined;
    const text = contentText(message.content).trim();
    const same = this.#answers.filter((answer) => answer.text.trim() === text);
    if (same.length === 0) return undefined;
    const before = conversation(messages.slice(0, at));
    return same.findLast((answer) => answer.before === before)?.parts;
  }
}

/**
 * Identifies a conversation by the messages and calls of both sides, without ids and instructions, which may change
 * between requests.
 */
const conversation = (messages: readonly LlmMessage[]): string =>
  JSON.stringify(
    messages.flatMap((message) => {
      if (message.role === 'system') return [];
      const { role, content } = message;
      const calls = message.role === 'assistant' ? message.toolCalls : undefined;
      return [[role, content, ...(calls ?? []).map(({ name, arguments: text }) => [name, text])]];
    }),
  );

function withinLimits(answers: readonly Answer[]): readonly Answer[] {
  let left = MOST_CHARACTERS;
  const dropped = answers.findLastIndex(({ size }) => (left -= size) < 0);
  return answers.slice(Math.max(dropped + 1, answers.length - MOST_ANSWERS));
}

const memories = new WeakMap<object, SignedTexts>();

/** Returns the memory of the adapter with these settings. */
export function signedTextsOf(settings: object): SignedTexts {
  const known = memories.get(settings) ?? new SignedTexts();
  memories.set(settings, known);
  return known;
}
