/** The signalling frames of an open socket that transmits nothing in either direction until it is released. */
export class HeldFrames {
  #held: (() => void)[] | null = null;

  hold(): void {
    this.#held ??= [];
  }

  /** Delivers the held frames, in order. */
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
