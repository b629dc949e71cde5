/** The signalling of a socket that is open and passes nothing on, either way, until it does again. */
export class HeldFrames {
  #held: (() => void)[] | null = null;

  hold(): void {
    this.#held ??= [];
  }

  /** In order. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const pass of held) pass();
  }

  pass(frame: () => void): void {
    if (this.#held) this.#held.push(frame);
    else frame();
  }
}
