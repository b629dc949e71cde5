import { printable } from '../../internal/printable.js';
import { describeRefusal, quietly } from '../create-handler.js';
import type { Refusal, ServerRefusal } from '../refusal.js';
import type { EndpointRoute } from './endpoint-route.js';
import type { EndpointSettings } from './endpoint-options.js';
import type { EndpointStats, LlmEndpointRequest } from './endpoint-stats.js';

type Ended = Pick<LlmEndpointRequest, 'outcome' | 'usage' | 'firstPartMs'> & {
  readonly error?: Refusal | undefined;
};

/** The maximum length of a model name in a report, in characters. */
const MAX_MODEL = 200;

/** One request, from its start to its report. */
export class EndpointVisit {
  model: string | undefined;
  isProbe = false;
  readonly #startedAt = Date.now();
  readonly #request: Request;
  readonly #route: EndpointRoute;
  readonly #onRequest: EndpointSettings['onRequest'];
  readonly #stats: EndpointStats;
  readonly #scrub: (text: string) => string;
  #isReported = false;

  constructor(
    request: Request,
    route: EndpointRoute,
    {
      onRequest,
      stats,
      scrub,
    }: Pick<EndpointSettings, 'onRequest'> & {
      readonly stats: EndpointStats;
      readonly scrub: (text: string) => string;
    },
  ) {
    this.#request = request;
    this.#route = route;
    this.#onRequest = onRequest;
    this.#stats = stats;
    this.#scrub = scrub;
  }

  refuse(error: Refusal): void {
    this.end({ outcome: this.#request.signal.aborted ? 'aborted' : 'refused', error });
  }

  /**
   * Returns the model name for a log. It is redacted before it is shortened, because a truncated secret would not be
   * recognized.
   */
  #shownModel(): string | undefined {
    return this.model === undefined ? undefined : printable(this.#scrub(this.model)).slice(0, MAX_MODEL);
  }

  /** Reports once. */
  end({ outcome, usage, firstPartMs, error }: Ended): void {
    if (this.#isReported) return;
    this.#isReported = true;
    const told: ServerRefusal | undefined = error && describeRefusal(error, this.#scrub);
    const ended: LlmEndpointRequest = {
      spec: this.#route.spec,
      model: this.#shownModel(),
      isProbe: this.isProbe,
      outcome,
      ...(usage && { usage }),
      ...(firstPartMs !== undefined && { firstPartMs }),
      durationMs: Date.now() - this.#startedAt,
      ...(told && { error: told }),
    };
    this.#stats.ended(ended);
    quietly(() => this.#onRequest?.(ended, this.#request));
  }
}
