import type { LlmPart } from '../llm-adapter.js';
import { callParts } from './call-parts.js';
import { readText } from './answer-text.js';
import { readBetween, readSkipped } from './between-turns.js';
import { readCall } from './call-text.js';
import { MarkdownCode } from './markdown-code.js';
import { readChannel } from './harmony-messages.js';
import { readOpening } from './opening.js';
import { AGAIN, Reading, type Taken } from './reading.js';
import type { ThinkOptions } from './think-options.js';

/**
 * Reads text in which a model wrote more than its answer: reasoning, the messages and tokens of its chat template, tool
 * calls. Code and words that only mention such a mark stay as they are. The cut of the input makes no difference, and
 * no more is held back than may still become a mark.
 *
 * - Reasoning opens at the start of the answer, or after another block of it.
 * - A token ends a turn if nothing but the next turn, or the end, follows it.
 * - A call begins where its mark is followed by the name or the JSON of a call.
 */
export class TextReader {
  readonly #reading: Reading;
  #held = '';

  /** @param hasText whether there was text before */
  constructor(options: ThinkOptions = {}, hasText = false) {
    this.#reading = new Reading(options);
    this.#reading.spoke = hasText;
    if (hasText) this.#reading.place = 'text';
  }

  /** The calls in the text; see `callParts`. */
  calls(tools: Parameters<typeof callParts>[1], known: readonly LlmPart[]): LlmPart[] {
    return callParts(this.#reading, tools, known);
  }

  push(text: string, parts: LlmPart[]): void {
    this.#run(text, parts, false);
  }

  /** Hands over what was held back. `complete` is false when the answer was cut off. */
  end(parts: LlmPart[], complete: boolean): void {
    const reading = this.#reading;
    this.#run('', parts, true);
    const answer = reading.think.doubtful?.trim();
    if (answer && complete && !reading.spoke) reading.say(answer);
  }

  /** Reasoning comes in fields of its own: from here on inline reasoning is a copy, and a tag in text is text. */
  useStructured(): void {
    this.#reading.think.useStructured();
  }

  /** Something other than text came, which ends an open thought. */
  interrupt(parts: LlmPart[]): void {
    const reading = this.#reading;
    this.#run('', parts, true);
    if (reading.place === 'thought') reading.think.leave();
    if (reading.place === 'channel') reading.place = 'between';
    // What follows is a text of its own.
    reading.code = new MarkdownCode();
  }

  #run(text: string, parts: LlmPart[], last: boolean): void {
    this.#reading.writeTo(parts);
    let rest = this.#held + text;
    while (rest !== '') {
      const taken = step(this.#reading, rest, last);
      if (taken === 0) break;
      if (taken !== AGAIN) rest = rest.slice(taken);
    }
    this.#held = rest;
  }
}

/** Takes one piece off the front. */
function step(reading: Reading, text: string, last: boolean): Taken {
  switch (reading.place) {
    case 'thought':
      return stepThought(reading, text, last);
    case 'channel':
      return readChannel(reading, text, last);
    case 'between':
      return readBetween(reading, text, last);
    case 'skip':
      return readSkipped(reading, text, last);
    case 'call':
      return readCall(reading, text, last);
    default:
      return readText(reading, text, last);
  }
}

function stepThought(reading: Reading, text: string, last: boolean): Taken {
  const taken = reading.stepThought(text, last);
  if (taken !== 'text') return taken;
  const opening = readOpening(reading, text, last);
  if (opening !== null) return opening;
  reading.place = 'text';
  return AGAIN;
}
