import type { Thought, ToolCall, TranscriptMessage } from '../../core/index.js';
import type { Redaction } from './redaction.js';

export interface HistorySource {
  readonly thoughts: readonly Thought[];
  /** For the questions and the spoken answers. */
  readonly messages?: readonly TranscriptMessage[] | undefined;
  readonly toolCalls?: readonly ToolCall[] | undefined;
}

/** Something that the model did in a turn, in the order of time. Texts are redacted; `null` is hidden. */
export type HistoryStep =
  | { readonly kind: 'thought'; readonly id: string; readonly thought: Thought; readonly text: string | null }
  | {
      readonly kind: 'tool';
      readonly id: string;
      readonly call: ToolCall;
      readonly request: string | null;
      readonly result: string | null;
    };

/** A turn in which something was thought. */
export interface HistoryEntry {
  readonly id: string;
  /** `null`: what the service thought outside any turn. */
  readonly turnId: string | null;
  readonly startedAt: number;
  readonly question: string | null;
  /** What was heard of the answer; `null` when nothing was said. */
  readonly answer: string | null;
  readonly live: boolean;
  readonly steps: readonly HistoryStep[];
}

const OUTSIDE = 'outside-turns';

/**
 * Groups thoughts by turn, oldest turn first. Keeps the identity of entries and steps that did not change, so that a
 * delta renders the entry that it belongs to and no other.
 */
export class HistoryModel {
  readonly #redact: Redaction;
  readonly #steps = new WeakMap<Thought | ToolCall, HistoryStep>();
  readonly #texts = new WeakMap<TranscriptMessage, string | null>();
  #entries = new Map<string, HistoryEntry>();
  #source: Sources = { thoughts: [], messages: [], toolCalls: [] };

  constructor(redact: Redaction) {
    this.#redact = redact;
  }

  update({ thoughts, messages = [], toolCalls = [] }: HistorySource): readonly HistoryEntry[] {
    const source: Sources = { thoughts, messages, toolCalls };
    const changed = changedEntries(this.#source, source);
    this.#source = source;
    const drafts = this.#draftsOf(source, changed);
    for (const id of changed) {
      const draft = drafts.get(id);
      if (draft) this.#entries.set(id, this.#entry(draft));
      else this.#entries.delete(id);
    }
    // New ones stand last in the map, as they nearly always do in the list.
    if (!isInOrder(this.#entries, drafts, thoughts)) this.#entries = inOrder(this.#entries, thoughts);
    return [...this.#entries.values()];
  }

  #draftsOf({ thoughts, messages, toolCalls }: Sources, changed: ReadonlySet<string>): Map<string, Draft> {
    const drafts = new Map<string, Draft>();
    for (const thought of thoughts) {
      const id = entryId(thought);
      if (!changed.has(id)) continue;
      const draft = drafts.get(id) ?? newDraft(id, thought.turnId);
      drafts.set(id, draft);
      draft.steps.push(this.#thoughtStep(thought));
      draft.live ||= thought.status === 'streaming';
    }
    for (const call of toolCalls) drafts.get(entryId(call))?.steps.push(this.#toolStep(call));
    for (const message of messages) {
      const draft = drafts.get(message.turnId);
      if (!draft) continue;
      if (message.role === 'user') draft.question = this.#textOf(message, message.text);
      else if (message.heard !== '') draft.answer = this.#textOf(message, message.heard);
    }
    return drafts;
  }

  #entry(draft: Draft): HistoryEntry {
    const steps = draft.steps.toSorted((a, b) => startOf(a) - startOf(b));
    const known = this.#entries.get(draft.id);
    const isSame =
      known &&
      known.question === draft.question &&
      known.answer === draft.answer &&
      known.live === draft.live &&
      known.steps.length === steps.length &&
      known.steps.every((step, index) => step === steps[index]);
    if (isSame) return known;
    return { ...draft, steps, startedAt: steps[0] ? startOf(steps[0]) : 0 };
  }

  #thoughtStep(thought: Thought): HistoryStep {
    return this.#step(thought, () => ({
      kind: 'thought',
      id: thought.id,
      thought,
      text: this.#redact(thought.text),
    }));
  }

  #toolStep(call: ToolCall): HistoryStep {
    return this.#step(call, () => ({
      kind: 'tool',
      id: call.id,
      call,
      request: this.#redact(call.arguments),
      result: call.result === null ? null : this.#redact(call.result),
    }));
  }

  #step(of: Thought | ToolCall, make: () => HistoryStep): HistoryStep {
    const known = this.#steps.get(of);
    if (known) return known;
    const step = make();
    this.#steps.set(of, step);
    return step;
  }

  #textOf(message: TranscriptMessage, text: string): string | null {
    if (!this.#texts.has(message)) this.#texts.set(message, this.#redact(text));
    return this.#texts.get(message) ?? null;
  }
}

type Sources = Readonly<Record<'thoughts', readonly Thought[]>> &
  Readonly<Record<'messages', readonly TranscriptMessage[]>> &
  Readonly<Record<'toolCalls', readonly ToolCall[]>>;

const entryId = ({ turnId }: { readonly turnId: string | null }) => turnId ?? OUTSIDE;

/** The entries that something has changed in: nearly always the last of a long history, since all come at the end. */
function changedEntries(before: Sources, after: Sources): Set<string> {
  const changed = new Set<string>();
  for (const list of ['thoughts', 'messages', 'toolCalls'] as const) {
    const [old, now] = [before[list], after[list]];
    if (old === now) continue;
    let same = 0;
    while (same < old.length && same < now.length && old[same] === now[same]) same += 1;
    for (const item of old.slice(same)) changed.add(entryId(item));
    for (const item of now.slice(same)) changed.add(entryId(item));
  }
  return changed;
}

/** Whether the map has the order of the entries' first thoughts for certain. */
function isInOrder(
  entries: ReadonlyMap<string, HistoryEntry>,
  drafts: ReadonlyMap<string, Draft>,
  thoughts: readonly Thought[],
): boolean {
  const last = thoughts.at(-1);
  return drafts.size <= 1 && (!last || [...entries.keys()].at(-1) === entryId(last));
}

function inOrder(
  entries: ReadonlyMap<string, HistoryEntry>,
  thoughts: readonly Thought[],
): Map<string, HistoryEntry> {
  const ids = new Set(thoughts.map(entryId));
  return new Map(
    [...ids].flatMap((id) => {
      const entry = entries.get(id);
      return entry ? [[id, entry]] : [];
    }),
  );
}

interface Draft {
  readonly id: string;
  readonly turnId: string | null;
  readonly steps: HistoryStep[];
  question: string | null;
  answer: string | null;
  live: boolean;
}

const newDraft = (id: string, turnId: string | null): Draft => ({
  id,
  turnId,
  steps: [],
  question: null,
  answer: null,
  live: false,
});

const startOf = (step: HistoryStep) => (step.kind === 'thought' ? step.thought : step.call).startedAt;
