import { anamEvents } from '../anam/anam-events.js';
import type { AnamClient } from '../anam/anam-sdk.js';
import { ThoughtAssembler } from '../anam/thought-assembler.js';
import { scheduleAnimationFrame } from '../browser/frame-scheduler.js';
import { emptyLog, logItems } from '../machine/logs/grouped-log.js';
import type { Thought } from '../machine/logs/thought.js';
import { noServiceThoughts } from '../machine/logs/open-thoughts.js';
import { acceptThought, closeThoughts, type ThoughtsState } from '../machine/logs/thought-step.js';
import type { FrameScheduler } from '../ports/environment.js';
import type { ThoughtChange } from '../ports/session-port.js';

/** The part of `AnamClient` that this package uses. A fake needs only these three members. */
export type ReasoningClient = Pick<AnamClient, 'addListener' | 'removeListener' | 'getActiveSessionId'>;

/** The store that `anamReasoning` returns, for `useSyncExternalStore` or your own code. */
export interface AnamReasoning {
  /** All thoughts, in the order of their first appearance. The same array until something changes. */
  readonly getSnapshot: () => readonly Thought[];
  /** Calls back at most once per frame. The first subscription adds listeners to the client. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** The clock and the frame scheduler of `anamReasoning`, injected so that tests can replace them. */
export interface AnamReasoningEnvironment {
  readonly now: () => number;
  readonly scheduleFrame: FrameScheduler;
}

const ofClient = new WeakMap<ReasoningClient, AnamReasoning>();

/**
 * Returns the thoughts of Anam's model, assembled from the two reasoning events of your own client. For the same client
 * it always returns the same object. It keeps listening without subscribers, so that a later subscriber misses nothing,
 * and is garbage-collected with the client.
 *
 * The `turnId` of a thought is the id of the preceding user message (`user::…`, as in `MESSAGE_STREAM_EVENT_RECEIVED`),
 * `null` before the first.
 *
 * @example
 * const reasoning = anamReasoning(client);
 * const stop = reasoning.subscribe(() => console.log(reasoning.getSnapshot()));
 */
export function anamReasoning(
  client: ReasoningClient,
  environment: AnamReasoningEnvironment = { now: () => Date.now(), scheduleFrame: scheduleAnimationFrame },
): AnamReasoning {
  const known = ofClient.get(client);
  if (known) return known;
  const made = new ClientReasoning(client, environment);
  ofClient.set(client, made);
  return made;
}

class ClientReasoning implements AnamReasoning {
  readonly #listeners = new Set<() => void>();
  #state: ThoughtsState = { log: emptyLog, thoughts: noServiceThoughts };
  #snapshot: readonly Thought[] = [];
  #turnId: string | null = null;
  #listening = false;
  #frameAsked = false;

  constructor(
    private readonly client: ReasoningClient,
    private readonly environment: AnamReasoningEnvironment,
  ) {}

  readonly getSnapshot = (): readonly Thought[] => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    if (!this.#listening) this.#listen();
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  #listen(): void {
    this.#listening = true;
    // If a session is already running, earlier thoughts may have been missed.
    const assembler = new ThoughtAssembler(this.client.getActiveSessionId() !== null);
    this.client.addListener(anamEvents.thought, (chunk) => this.#accept(assembler.chunk(chunk)));
    this.client.addListener(anamEvents.thoughts, (history) =>
      assembler.history(history).forEach((change) => this.#accept(change)),
    );
    this.client.addListener(anamEvents.speech, ({ id, role, interrupted, endOfSpeech }) => {
      // The answer has started, so its thoughts have ended, even if no event reported it.
      if (String(role) !== 'user') this.#close(interrupted ? 'interrupted' : 'done');
      else if (endOfSpeech) this.#beginTurn(id);
    });
    this.client.addListener(anamEvents.closed, () => this.#close('interrupted'));
  }

  #beginTurn(turnId: string): void {
    if (turnId === this.#turnId) return;
    this.#close('interrupted');
    this.#turnId = turnId;
  }

  #accept(change: ThoughtChange): void {
    const at = this.environment.now();
    this.#put(acceptThought(this.#state, change, { id: change.id, turnId: this.#turnId, at }));
  }

  #close(status: 'done' | 'interrupted'): void {
    const at = this.environment.now();
    // A thought from before the first question may still be growing.
    for (const turnId of new Set([null, this.#turnId]))
      this.#put(closeThoughts(this.#state, turnId, status, at));
  }

  #put(state: ThoughtsState): void {
    const isNews = state.log !== this.#state.log;
    this.#state = state;
    if (!isNews || this.#frameAsked) return;
    this.#frameAsked = true;
    this.environment.scheduleFrame(() => this.#publish());
  }

  #publish(): void {
    this.#frameAsked = false;
    this.#snapshot = logItems(this.#state.log);
    for (const listener of this.#listeners) listener();
  }
}
