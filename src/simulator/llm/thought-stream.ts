import type { ModelStage } from './model-stage.js';

/** Sends one thought, in the frames that the SDK turns into `REASONING_*` events. ASSUMPTION: each chunk is a frame. */
export class ThoughtStream {
  #id: string | null = null;
  #index = 0;

  constructor(private readonly stage: ModelStage) {}

  push(text: string): void {
    this.#id ??= this.stage.createId();
    this.#send(this.#id, text, false);
  }

  /** Ends the thought. The next text begins a new one. */
  end(): void {
    if (this.#id !== null) this.#send(this.#id, '', true);
    this.#id = null;
    this.#index = 0;
  }

  #send(id: string, text: string, end: boolean): void {
    this.stage.thought(id, this.#index, text, end);
    this.#index += 1;
  }
}
