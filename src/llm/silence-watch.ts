/**
 * Calls back after a period without data. It is started and paused for every network chunk, but sets a timer only
 * occasionally, because setting and clearing a timer each time would be a large part of a chunk's cost.
 */
export class SilenceWatch {
  readonly #onSilence: (ms: number) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #firesAt = 0;
  #deadline = Infinity;
  #ms = 0;

  constructor(onSilence: (ms: number) => void) {
    this.#onSilence = onSilence;
  }

  start(ms: number): void {
    this.#ms = ms;
    this.#deadline = Date.now() + ms;
    if (this.#timer !== undefined && this.#firesAt <= this.#deadline) return;
    clearTimeout(this.#timer);
    this.#arm(ms);
  }

  /** Pauses the watch. Silence does not count while no read is waiting for data. */
  pause(): void {
    this.#deadline = Infinity;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #arm(ms: number): void {
    this.#firesAt = Date.now() + ms;
    this.#timer = setTimeout(() => this.#fire(), ms);
  }

  #fire(): void {
    this.#timer = undefined;
    if (this.#deadline === Infinity) return;
    const left = this.#deadline - Date.now();
    if (left > 0) this.#arm(left);
    else this.#onSilence(this.#ms);
  }
}
