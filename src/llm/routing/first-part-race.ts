import type { PersonaError } from '../../internal/persona-error.js';
import type { LlmPart, LlmRequest } from '../llm-adapter.js';
import { llmRunError } from '../llm-run-error.js';
import type { Attempt, AttemptEvents } from './attempt.js';
import { mostTelling } from './failure-verdict.js';
import type { RouterCore } from './router-core.js';

/** Tries the endpoints in turn, at most two in parallel, until a first part arrives. */
export class FirstPartRace implements AttemptEvents {
  winner: Attempt | undefined;
  readonly #core: RouterCore;
  readonly #request: LlmRequest;
  readonly #running = new Set<Attempt>();
  readonly #tried = new Set<number>();
  readonly #errors: PersonaError[] = [];
  #settle!: { resolve(part: LlmPart | null): void; reject(error: PersonaError): void };
  #hedge: Attempt | undefined;
  #hedgeTimer: unknown;
  /** The request is invalid, so no other endpoint is tried. */
  #refusal: PersonaError | undefined;
  /** Whether a paused endpoint was used because there was no other. This is done only once. */
  #despaired = false;
  #over = false;

  constructor(core: RouterCore, request: LlmRequest) {
    this.#core = core;
    this.#request = request;
  }

  /**
   * Returns the first part, or `null` after an abort.
   * @throws PersonaError if all endpoints fail
   */
  run(): Promise<LlmPart | null> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#goOn(this.#nextEndpoint());
    });
  }

  /** Aborts everything, including the winner. No endpoint counts as failed. */
  abort(): void {
    this.#end();
    for (const { endpoint } of this.#running) this.#core.pool.released(endpoint);
    this.#drop();
    this.winner?.abort();
    this.#settle.resolve(null);
  }

  part(attempt: Attempt, part: LlmPart): void {
    const { pool } = this.#core;
    this.#end();
    this.winner = attempt;
    this.#running.delete(attempt);
    for (const { endpoint, elapsedMs } of this.#running) pool.outrun(endpoint, elapsedMs);
    this.#drop();
    pool.answered(attempt.endpoint, 'text' in part ? attempt.elapsedMs : undefined);
    this.#settle.resolve(part);
  }

  failed(attempt: Attempt, error: PersonaError, elapsedMs?: number): void {
    const { endpoint } = attempt;
    this.#running.delete(attempt);
    this.#errors.push(error);
    if (this.#core.pool.failed(endpoint, error, elapsedMs) === 'request') this.#refusal ??= error;
    const [other] = this.#running;
    const next = other || this.#refusal ? null : this.#nextEndpoint();
    const heir = attempt === this.#hedge ? undefined : other?.endpoint;
    this.#core.reportFailure(endpoint, next ?? heir, error);
    if (!other) this.#goOn(next);
  }

  late(attempt: Attempt): void {
    if (this.#running.size === 1 && (this.#refusal || this.#candidate() === null)) return;
    const { elapsedMs } = attempt;
    attempt.abort();
    const message = `${this.#core.pool.names[attempt.endpoint]} sent no part within ${elapsedMs} ms.`;
    this.failed(attempt, llmRunError('llm-timeout', { message }), elapsedMs);
  }

  #candidate(): number | null {
    return this.#despaired ? null : this.#core.pool.choose(this.#tried);
  }

  #nextEndpoint(): number | null {
    const best = this.#candidate();
    if (best !== null || this.#despaired) return best;
    this.#despaired = true;
    return this.#core.pool.chooseBlocked(this.#tried);
  }

  #goOn(endpoint: number | null): void {
    // The app may have aborted in the `onFallback` callback.
    if (this.#over) return;
    if (endpoint !== null) {
      this.#launch(endpoint);
      return;
    }
    this.#end();
    const errors = this.#errors.length > 0 ? this.#errors : this.#core.pool.errors;
    this.#settle.reject(this.#refusal ?? mostTelling(errors));
  }

  #launch(endpoint: number, isHedge = false): void {
    this.#tried.add(endpoint);
    const attempt = this.#core.attempt(endpoint, this);
    this.#running.add(attempt);
    if (isHedge) this.#hedge = attempt;
    else this.#armHedge(endpoint);
    this.#core.start(attempt, this.#request);
  }

  #armHedge(endpoint: number): void {
    const { environment } = this.#core.pool;
    const ms = this.#core.hedgeDelay(endpoint, this.#request);
    environment.clearTimeout(this.#hedgeTimer);
    if (ms === null || this.#hedge) return;
    this.#hedgeTimer = environment.setTimeout(() => {
      const second = this.#candidate();
      if (second !== null) this.#launch(second, true);
    }, ms);
  }

  #end(): void {
    this.#over = true;
    this.#core.pool.environment.clearTimeout(this.#hedgeTimer);
  }

  #drop(): void {
    for (const attempt of this.#running) attempt.abort();
    this.#running.clear();
  }
}
