import { turnWork, type Thought, type ToolCall, type TranscriptMessage } from '../../core/index.js';
import { ItemsByTurn } from './items-by-turn.js';
import type { Groups } from './list-change.js';
import type { Redaction } from './redaction.js';
import { ReasoningSteps } from './reasoning-steps.js';
import { sameItems } from './same-items.js';
import type { ReasoningStep, ReasoningTurn } from './reasoning-turn.js';

/** The data of a history, in the groups of core. */
export interface ReasoningLists {
  readonly thoughts: Groups<Thought>;
  readonly messages: Groups<TranscriptMessage>;
  readonly toolCalls: Groups<ToolCall>;
}

/**
 * Groups thoughts by turn, oldest turn first. Unchanged turns, steps and lists keep their identity. A delta only
 * affects its own turn, so a long history costs no more than a short one.
 */
export class ReasoningModel {
  readonly #thoughts = new ItemsByTurn<Thought>();
  readonly #toolCalls = new ItemsByTurn<ToolCall>();
  readonly #messages = new ItemsByTurn<TranscriptMessage>();
  readonly #steps: ReasoningSteps;
  readonly #byKey = new Map<string, ReasoningTurn>();
  #turns: readonly ReasoningTurn[] = [];

  constructor(redact: Redaction) {
    this.#steps = new ReasoningSteps(redact);
  }

  update({ thoughts, messages, toolCalls }: ReasoningLists): readonly ReasoningTurn[] {
    const thought = this.#thoughts.update(thoughts);
    const said = this.#messages.update(messages);
    const done = this.#toolCalls.update(toolCalls);
    const keys = new Set([...thought.keys, ...said.keys, ...done.keys]);
    const changes = [...keys].flatMap((key) => this.#refresh(key) ?? []);
    // If only one turn grows in place, or one is added at the end, the others need no check.
    const isOne = thought.keys.size <= 1 && !thought.isRegrouped && changes.length <= 1;
    this.#turns = isOne ? changes.reduce(withChange, this.#turns) : this.#inOrder();
    return this.#turns;
  }

  #refresh(key: string): Change | null {
    const before = this.#byKey.get(key);
    const after = this.#turnOf(key, before);
    if (after === before) return null;
    if (after) this.#byKey.set(key, after);
    else this.#byKey.delete(key);
    return { before, after };
  }

  #turnOf(key: string, known: ReasoningTurn | undefined): ReasoningTurn | undefined {
    const thoughts = this.#thoughts.of(key);
    const [first] = thoughts;
    if (!first) return undefined;
    const steps = turnWork(thoughts, this.#toolCalls.of(key)).map((work) =>
      work.kind === 'thought' ? this.#steps.ofThought(work.thought) : this.#steps.ofCall(work.call),
    );
    const { question, answer } = this.#said(key);
    const isSame =
      known && known.question === question && known.answer === answer && sameItems(known.steps, steps);
    if (isSame) return known;
    const live = thoughts.some(({ status }) => status === 'streaming');
    return { id: key, turnId: first.turnId, startedAt: startOf(steps), question, answer, live, steps };
  }

  #said(key: string): Pick<ReasoningTurn, 'question' | 'answer'> {
    const said: { question: string | null; answer: string | null } = { question: null, answer: null };
    for (const message of this.#messages.of(key)) {
      if (message.role === 'user') said.question = this.#steps.textOf(message);
      else if (message.heard !== '') said.answer = this.#steps.textOf(message);
    }
    return said;
  }

  /** Sorts by the first thought of each turn. Returns the same list if it is already sorted. */
  #inOrder(): readonly ReasoningTurn[] {
    const turns = [...this.#thoughts.keys].flatMap((key) => this.#byKey.get(key) ?? []);
    return sameItems(turns, this.#turns) ? this.#turns : turns;
  }
}

/** A turn that was added, removed or replaced. */
interface Change {
  readonly before: ReasoningTurn | undefined;
  readonly after: ReasoningTurn | undefined;
}

function withChange(turns: readonly ReasoningTurn[], { before, after }: Change): readonly ReasoningTurn[] {
  const at = before ? turns.lastIndexOf(before) : turns.length;
  return after ? turns.toSpliced(at, 1, after) : turns.toSpliced(at, 1);
}

const startOf = ([first]: readonly ReasoningStep[]): number => first?.startedAt ?? 0;
