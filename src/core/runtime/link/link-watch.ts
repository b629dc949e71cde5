import type { Clock } from '../../ports/environment.js';
import { judgeLink, linkWithoutCounters, LINK_POLL_MS, type LinkMemory } from './link-judge.js';
import type { ReadablePeer } from '../../ports/session-port.js';
import { readLink } from './link-reading.js';
import type { LinkState } from '../../machine/session/link-state.js';

/** Polls the connection's counters and reports changes of its state. */
export class LinkWatch {
  #memory: LinkMemory | null = null;
  #state = linkWithoutCounters('new');
  #timer: unknown = null;
  #stopped = false;

  constructor(
    private readonly clock: Clock,
    /** Returns `null` until there is a peer connection. */
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
    const reading = peer && (await readLink(peer, () => this.clock.now()).catch(() => null));
    if (this.#stopped) return;
    this.#memory = reading && judgeLink(this.#memory, reading);
    if (peer) this.#tell(this.#memory ?? linkWithoutCounters(peer.iceConnectionState));
    this.#plan();
  }

  #tell({ link, quality }: LinkState): void {
    if (link === this.#state.link && quality === this.#state.quality) return;
    this.#state = { link, quality };
    this.onChange(this.#state);
  }
}
