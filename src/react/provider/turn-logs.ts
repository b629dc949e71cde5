import type { Persona, Thought, ToolCall, TurnTimeline } from '../../core/index.js';
import { TurnLogIndex } from './turn-log-index.js';

interface TurnLogs {
  readonly reasoning: TurnLogIndex<Thought>;
  readonly toolCalls: TurnLogIndex<ToolCall>;
  readonly timeline: TurnLogIndex<TurnTimeline>;
}

const logs = new WeakMap<Persona, TurnLogs>();

/** Returns the logs of a persona by turn: one index for all readers, created for the first one. */
export function turnLogsOf(persona: Persona): TurnLogs {
  const { store } = persona;
  const held = logs.get(persona) ?? {
    reasoning: new TurnLogIndex(store, (state) => state.reasoning),
    toolCalls: new TurnLogIndex(store, (state) => state.toolCalls),
    timeline: new TurnLogIndex(store, (state) => state.timeline),
  };
  logs.set(persona, held);
  return held;
}
