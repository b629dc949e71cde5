import type { SessionBehaviour } from './session-behaviour.js';

/** A model thinks faster than anybody speaks: about 30 words a second. */
const MS_PER_WORD = 33;

type Channel = (messageType: string, data: object) => void;

/** The thoughts of Anam's own model, word by word. One at a time, as the engine's model is asked once. */
export class ThoughtPlayer {
  #timer: unknown = null;

  constructor(
    private readonly behaviour: Pick<SessionBehaviour, 'clock' | 'createId'>,
    private readonly channel: Channel,
  ) {}

  /** `done` is called when it has been thought to the end, and never when it is stopped before. */
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

  /** If it ends in the middle of a thought, the page gets no end event. */
  stop(): void {
    this.behaviour.clock.clearTimeout(this.#timer);
  }

  #send(message_id: string, content_index: number, content: string, end_of_thought: boolean): void {
    this.channel('reasoningText', { message_id, content_index, content, role: 'persona', end_of_thought });
  }
}
