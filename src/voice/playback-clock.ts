/** The delay from our audio to the persona's lips, in ms, as in Anam's sample code for ElevenLabs. */
export const RENDER_DELAY_MS = 500;

interface Run {
  readonly startsAt: number;
  ms: number;
}

/**
 * Estimates how much of the sent audio the persona has played: it plays everything in order, one delay after it
 * arrived. The SDK has no signal for this.
 */
export class PlaybackClock {
  /** Stretches without a gap. A gap follows when audio arrives after the earlier audio was played. */
  readonly #runs: Run[] = [];

  add(ms: number, now: number): void {
    const last = this.#runs.at(-1);
    const earliest = now + RENDER_DELAY_MS;
    if (last && last.startsAt + last.ms >= earliest) last.ms += ms;
    else this.#runs.push({ startsAt: earliest, ms });
  }

  /** How many milliseconds of audio were played. */
  playedMs(now: number): number {
    return this.#runs.reduce((sum, { startsAt, ms }) => sum + Math.min(Math.max(now - startsAt, 0), ms), 0);
  }

  /** How many milliseconds of audio wait at the persona, apart from the delay. */
  aheadMs(now: number): number {
    const last = this.#runs.at(-1);
    return last ? Math.max(0, last.startsAt + last.ms - RENDER_DELAY_MS - now) : 0;
  }
}
