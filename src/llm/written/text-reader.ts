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
 * Reads text that contains more than the model's answer: reasoning, messages and tokens of its chat template, tool
 * calls. Code and text that only mention such a mark stay unchanged. The result does not depend on how the input is
 * split, and only text that may still become a mark is held back.
 *
 * - Reasoning opens at the start of the answer, or after another block of it.
 * - A token ends a turn if only the next turn or the end of the input follows it.
 * - A call begins if the name or the JSON of a call follows its mark.
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

  /** Returns the text that was held back. `complete` is false if the answer was cut off. */
  end(parts: LlmPart[], complete: boolean): void {
    const reading = this.#reading;
    this.#run('', parts, true);
    const answer = reading.think.doubtful?.trim();
    if (answer && complete && !reading.spoke) reading.say(answer);
  }

  /**
   * Call it when reasoning arrives in its own fields. From then on, inline reasoning is a copy, and tags in the text
   * are text.
   */
  useStructured(): void {
    this.#reading.think.useStructured();
  }

  /** Call it when something other than text arrives, which ends an open thought. */
  interrupt(parts: LlmPart[]): void {
    const reading = this.#reading;
    this.#run('', parts, true);
    if (reading.place === 'thought') reading.think.leave();
    if (reading.place === 'channel') reading.place = 'between';
    // The text that follows is a separate text.
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

/** Reads one piece from the front. */
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
