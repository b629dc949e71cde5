import type { SessionBehaviour } from './session-behaviour.js';

/** About 30 words per second: models think faster than people speak. */
const MS_PER_WORD = 33;

type Channel = (messageType: string, data: object) => void;

/**
 * Plays the thoughts of Anam's own model, word by word. There is only one thought at a time, because the engine's model
 * answers one question after the other.
 */
export class ThoughtPlayer {
  #timer: unknown = null;

  constructor(
    private readonly behaviour: Pick<SessionBehaviour, 'clock' | 'createId'>,
    private readonly channel: Channel,
  ) {}

  /** Plays a thought. Calls `done` when it is complete, but not if it is stopped earlier. */
  play(text: string, done: () => void): void {
    this.stop();
    const messageId = this.behaviour.createId();
    const words = text.split(/(?<=\s)/u);
    const next = (index: number): void => {
      const isLast = index === words.length - 1;
      this.#send(messageId, index, words[index] ?? '', isLast);
      this.#timer = this.behaviour.clock.setTimeout(isLast ? done : () => next(index + 1), MS_PER_WORD);
    };
    next(0);
  }

  /** Stops the thought. If it stops in the middle, the page gets no end event. */
  stop(): void {
    this.behaviour.clock.clearTimeout(this.#timer);
  }

  #send(message_id: string, content_index: number, content: string, end_of_thought: boolean): void {
    this.channel('reasoningText', { message_id, content_index, content, role: 'persona', end_of_thought });
  }
}
