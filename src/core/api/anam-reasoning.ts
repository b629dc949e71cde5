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

/** The part of an `AnamClient` that reading thoughts needs; a fake of these three methods will do. */
export type ReasoningClient = Pick<AnamClient, 'addListener' | 'removeListener' | 'getActiveSessionId'>;

/** The store that `anamReasoning` returns, for `useSyncExternalStore` or your own code. */
export interface AnamReasoning {
  /** All thoughts, in the order of their first appearance. The same array until something changes. */
  readonly getSnapshot: () => readonly Thought[];
  /** Calls back at most once a frame. The first call begins to listen to the client. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** What `anamReasoning` takes from outside, so that tests can replace it. */
export interface AnamReasoningEnvironment {
  readonly now: () => number;
  readonly scheduleFrame: FrameScheduler;
}

const ofClient = new WeakMap<ReasoningClient, AnamReasoning>();

/**
 * The thoughts of Anam's model, put together from the two reasoning events of a client that you made yourself. One for
 * each client, however often it is asked for. It goes on listening when nobody does, so that nothing is missing when
 * somebody comes back, and goes away with the client.
 *
 * A thought's `turnId` is the id of the user's message before it (`user::…`, as in `MESSAGE_STREAM_EVENT_RECEIVED`),
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
    // Once a session runs, thoughts may have begun before us.
    const assembler = new ThoughtAssembler(this.client.getActiveSessionId() !== null);
    this.client.addListener(anamEvents.thought, (chunk) => this.#accept(assembler.chunk(chunk)));
    this.client.addListener(anamEvents.thoughts, (history) =>
      assembler.history(history).forEach((change) => this.#accept(change)),
    );
    this.client.addListener(anamEvents.speech, ({ id, role, interrupted, endOfSpeech }) => {
      // The answer begins, so what was thought for it has ended, although that was not reported.
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
    // One from before the first question can still be growing.
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
