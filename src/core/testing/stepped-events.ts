/** Events that a test delivers one by one: in order within a channel, in any order between channels. */
export class SteppedEvents {
  readonly #channels = new Map<string, (() => void)[]>();

  push(channel: string, event: () => void): void {
    this.#channels.set(channel, [...(this.#channels.get(channel) ?? []), event]);
  }

  get size(): number {
    return this.#channels.size;
  }

  /** Delivers the oldest event of one of the channels that have any. @returns the name of the channel */
  deliver(choice: number): string | undefined {
    const entry = [...this.#channels][choice % Math.max(1, this.#channels.size)];
    if (!entry) return undefined;
    const [channel, [event, ...rest]] = entry;
    if (rest.length > 0) this.#channels.set(channel, rest);
    else this.#channels.delete(channel);
    event?.();
    return channel;
  }
}
