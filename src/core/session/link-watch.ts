import type { Clock } from '../environment.js';
import { judgeLink, LINK_POLL_MS, type LinkMemory } from './link-judge.js';
import { readLink, type ReadablePeer } from './link-reading.js';
import type { LinkState } from './link-state.js';

/** Reads a connection's counters now and again and tells when what they mean has changed. */
export class LinkWatch {
  #memory: LinkMemory | null = null;
  #timer: unknown = null;
  #stopped = false;

  constructor(
    private readonly clock: Clock,
    /** `null` until there is one. */
    private readonly peer: () => ReadablePeer | null,
    private readonly onChange: (state: LinkState) => void,
  ) {
    this.#plan();
  }

  stop(): void {
    this.#stopped = true;
    this.clock.clearTimeout(this.#timer);
  }

  #plan(): void {
    this.#timer = this.clock.setTimeout(() => void this.#look(), LINK_POLL_MS);
  }

  async #look(): Promise<void> {
    const peer = this.peer();
    // A connection that is closed while it is read has nothing to tell.
    const reading = peer && (await readLink(peer, () => this.clock.now()).catch(() => null));
    if (this.#stopped) return;
    if (reading) this.#judge(judgeLink(this.#memory, reading));
    this.#plan();
  }

  #judge(next: LinkMemory): void {
    const before = this.#memory;
    this.#memory = next;
    if (next.link === (before?.link ?? 'flowing') && next.quality === (before?.quality ?? 'unknown')) return;
    this.onChange({ link: next.link, quality: next.quality });
  }
}
