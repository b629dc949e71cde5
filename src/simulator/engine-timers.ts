import type { SimulatorClock } from './clock.js';

/** The engine's time limits, in seconds; 0 = never. The names are Anam's. */
export interface EngineTimerSettings {
  /** After this much silence, the user's turn is skipped. @default 15 */
  readonly silenceBeforeSkipTurnSeconds?: number;
  /** After this much silence, the session is ended. @default 60 */
  readonly silenceBeforeSessionEndSeconds?: number;
  /** @default 0 */
  readonly maxSessionLengthSeconds?: number;
}

export interface EngineTimerEvents {
  /** Called when the user's turn is skipped; `null` if the engine has no model that could take the turn. */
  readonly turnSkipped: (() => void) | null;
  silenceEnded(): void;
  lengthReached(): void;
}

/** The defaults that third parties have observed. Anam documents only ranges. */
const defaults: Required<EngineTimerSettings> = {
  silenceBeforeSkipTurnSeconds: 15,
  silenceBeforeSessionEndSeconds: 60,
  maxSessionLengthSeconds: 0,
};

/** Ends silent sessions. Only speech that the engine hears counts, not text typed to the page's model. */
export class EngineTimers {
  readonly #settings: Required<EngineTimerSettings>;
  readonly #running = new Set<unknown>();
  #length: unknown = null;
  #started = false;
  #held = false;

  constructor(
    private readonly clock: SimulatorClock,
    settings: EngineTimerSettings,
    private readonly events: EngineTimerEvents,
  ) {
    this.#settings = { ...defaults, ...settings };
  }

  start(): void {
    this.#started = true;
    const { maxSessionLengthSeconds: seconds } = this.#settings;
    if (seconds > 0) this.#length = this.clock.setTimeout(() => this.events.lengthReached(), seconds * 1000);
    this.heard();
  }

  /** Reports activity, which restarts the silence timer. */
  heard(): void {
    if (!this.#started) return;
    this.#clearSilence();
    if (this.#held) return;
    const { turnSkipped } = this.events;
    if (turnSkipped) this.#after(this.#settings.silenceBeforeSkipTurnSeconds, turnSkipped);
    this.#after(this.#settings.silenceBeforeSessionEndSeconds, () => this.events.silenceEnded());
  }

  /** Stops counting silence while the engine's own model works. The count starts again afterwards. */
  hold(isHeld: boolean): void {
    this.#held = isHeld;
    this.heard();
  }

  /** Applies new settings to the running session. */
  change(settings: Omit<EngineTimerSettings, 'maxSessionLengthSeconds'>): void {
    Object.assign(this.#settings, settings);
    this.heard();
  }

  stop(): void {
    this.#started = false;
    this.#clearSilence();
    this.clock.clearTimeout(this.#length);
  }

  #after(seconds: number, then: () => void): void {
    if (seconds > 0) this.#running.add(this.clock.setTimeout(then, seconds * 1000));
  }

  #clearSilence(): void {
    for (const timer of this.#running) this.clock.clearTimeout(timer);
    this.#running.clear();
  }
}
