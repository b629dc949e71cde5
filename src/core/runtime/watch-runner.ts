import type { PersonaFact } from '../machine/fact.js';
import type { Watches } from '../machine/state.js';
import type { ExclusiveScope, PersonaEnvironment } from '../ports/environment.js';

type Stop = () => void;

export interface WatchOptions {
  readonly environment: Pick<
    PersonaEnvironment,
    'onPageHide' | 'onOnline' | 'onHidden' | 'claim' | 'onMicrophoneChange'
  >;
  readonly exclusive: ExclusiveScope | undefined;
  /** Starts the adapter's probes of its endpoints, if it has any. */
  readonly startProbing: () => Stop | undefined;
  readonly dispatch: (fact: PersonaFact) => void;
  /** Reports an error that the app's code threw. */
  readonly onThrown: (cause: unknown) => void;
}

/** Runs the watches of the environment. Each has one start function, which returns its stop function. */
export class WatchRunner {
  readonly #stops = new Map<keyof Watches, Stop>();

  constructor(private readonly options: WatchOptions) {}

  start(watch: keyof Watches): void {
    try {
      this.#stops.set(watch, this.#begin(watch));
    } catch (cause) {
      this.options.onThrown(cause);
    }
  }

  stop(watch: keyof Watches): void {
    const stop = this.#stops.get(watch);
    this.#stops.delete(watch);
    try {
      stop?.();
    } catch (cause) {
      this.options.onThrown(cause);
    }
  }

  #begin(watch: keyof Watches): Stop {
    const { environment, dispatch, startProbing } = this.options;
    switch (watch) {
      case 'page':
        return this.#watchPage();
      case 'microphone':
        return environment.onMicrophoneChange((change) => dispatch({ type: 'microphone/changed', change }));
      case 'probing':
        return startProbing() ?? (() => undefined);
    }
  }

  #watchPage(): Stop {
    const { environment, exclusive, dispatch } = this.options;
    const stops = [
      environment.onOnline(() => dispatch({ type: 'page/came-online' })),
      environment.onHidden((hidden) => dispatch({ type: 'page/hidden', hidden })),
      environment.onPageHide(() => dispatch({ type: 'page/left' })),
    ];
    if (exclusive) stops.push(environment.claim(exclusive, () => dispatch({ type: 'session/replaced' })));
    return () => stops.forEach((stop) => stop());
  }
}
