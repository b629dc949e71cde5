import type { Thought, ToolCall, TranscriptMessage } from '../../core/index.js';
import { ReasoningModel } from '../reasoning/reasoning-model.js';
import { sameItems } from '../reasoning/same-items.js';
import { personaMessage, thought, toolCall, userMessage } from './fixture-state.js';

const noon = Date.UTC(2026, 10, 23, 12);

interface Lists {
  readonly thoughts: readonly Thought[];
  readonly messages?: readonly TranscriptMessage[];
  readonly toolCalls?: readonly ToolCall[];
}

const known = new WeakMap<object, readonly object[]>();

/** Groups items in twos, where core has groups of 32. A group keeps its identity while its items do. */
const grouped = <Item extends object>(items: readonly Item[] = []): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / 2) }, (_, group) => {
    const made = items.slice(group * 2, group * 2 + 2);
    const before = known.get(made[0] as Item) as readonly Item[] | undefined;
    if (before && sameItems(before, made)) return before;
    known.set(made[0] as Item, made);
    return made;
  });

/** Returns the turns that a model builds from these lists, or from the default fixtures. */
export const reasoningTurns = (lists: Lists = reasoningLists, model = new ReasoningModel((text) => text)) =>
  model.update({
    thoughts: grouped(lists.thoughts),
    messages: grouped(lists.messages),
    toolCalls: grouped(lists.toolCalls),
  });

export const reasoningLists: Lists = {
  thoughts: [
    thought(0, 'Blue scatters.'),
    thought(1, 'They mean the sunset.', { startedAt: noon + 60_000 }),
    thought(1, 'And the moon.', {
      id: 'second',
      startedAt: noon + 70_000,
      status: 'streaming',
      endedAt: null,
    }),
    thought(9, 'A stray one.', { id: 'stray', turnId: null, source: 'server' }),
  ],
  messages: [
    userMessage(0, 'Why is the sky blue?'),
    personaMessage(0, 'Because of the air.'),
    userMessage(1, 'And red?'),
    personaMessage(1, 'Longer way', { status: 'interrupted', heard: 'Longer' }),
  ],
  toolCalls: [toolCall(1, 'look_up', { startedAt: noon + 65_000 }), toolCall(5, 'elsewhere')],
};
