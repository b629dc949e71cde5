import { scheduleAnimationFrame, type FrameScheduler } from '../browser/frame-scheduler.js';
import { anamEvents } from './anam-events.js';
import type { AnamClient } from './anam-sdk.js';
import type { Thought } from '../machine/logs/thought.js';
import { ThoughtAssembler, type ThoughtChange } from './thought-assembler.js';

/** What is needed of an `AnamClient`; a fake of these three will do. */
export type ReasoningClient = Pick<AnamClient, 'addListener' | 'removeListener' | 'getActiveSessionId'>;

export interface AnamReasoning {
  /** All thoughts, in the order of their first appearance. The same array until something changes. */
  readonly getSnapshot: () => readonly Thought[];
  /** Calls back at most once a frame. The first call begins to listen to the client. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Taken from outside, for tests. */
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
  readonly #thoughts = new Map<string, Thought>();
  readonly #listeners = new Set<() => void>();
  /** When a thought without an end grew last. */
  readonly #open = new Map<string, number>();
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
      // The answer begins, so what was thought for it has ended, although that was not told.
      if (String(role) !== 'user') this.#closeAll(interrupted ? 'interrupted' : 'done');
      else if (endOfSpeech) this.#beginTurn(id);
    });
    this.client.addListener(anamEvents.closed, () => this.#closeAll('interrupted'));
  }

  #beginTurn(turnId: string): void {
    if (turnId === this.#turnId) return;
    this.#closeAll('interrupted');
    this.#turnId = turnId;
  }

  #accept({ id, text, phase }: ThoughtChange): void {
    const known = this.#thoughts.get(id);
    if (!known && text === '') return;
    const at = this.environment.now();
    const { turnId } = known ?? { turnId: this.#turnId };
    const thought: Thought = known ?? newThought(id, turnId, at);
    const goesOn = phase === 'growing' || (phase === 'ended' && text !== thought.text);
    const isNow = turnId === this.#turnId;
    this.#put({ ...thought, text, ...(goesOn && isNow && { status: 'streaming', endedAt: null }) });
    if (phase === 'growing' && isNow) this.#open.set(id, at);
    else if (phase === 'ended' || !known) this.#close(id, 'done', at);
  }

  #closeAll(status: 'done' | 'interrupted'): void {
    const now = this.environment.now();
    for (const [id, grewAt] of this.#open) this.#close(id, status, status === 'done' ? grewAt : now);
  }

  #close(id: string, status: 'done' | 'interrupted', endedAt: number): void {
    this.#open.delete(id);
    const thought = this.#thoughts.get(id);
    if (thought?.status === 'streaming') this.#put({ ...thought, status, endedAt });
  }

  #put(thought: Thought): void {
    this.#thoughts.set(thought.id, thought);
    if (this.#frameAsked) return;
    this.#frameAsked = true;
    this.environment.scheduleFrame(() => this.#publish());
  }

  #publish(): void {
    this.#frameAsked = false;
    this.#snapshot = [...this.#thoughts.values()];
    for (const listener of this.#listeners) listener();
  }
}

const newThought = (id: string, turnId: string | null, at: number): Thought => ({
  id,
  turnId,
  source: 'server',
  text: '',
  status: 'streaming',
  startedAt: at,
  endedAt: null,
});
