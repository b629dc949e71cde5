import type { Thought, ToolCall, TranscriptMessage } from '../../core/index.js';

/**
 * The data of a reasoning history without a persona: the thoughts alone, as `useAnamReasoning` returns them, or with
 * the messages and tool calls around them.
 */
export type ReasoningHistorySource =
  | readonly Thought[]
  | {
      readonly thoughts: readonly Thought[];
      /** For the questions and the spoken answers. */
      readonly messages?: readonly TranscriptMessage[] | undefined;
      /** For what was looked up or done in between. */
      readonly toolCalls?: readonly ToolCall[] | undefined;
    };

/** One thought, redacted. */
export interface ReasoningThought extends Pick<
  Thought,
  'id' | 'source' | 'status' | 'startedAt' | 'endedAt'
> {
  readonly kind: 'thought';
  /** What may be seen of it; `null` when redaction threw an error, so nothing may. */
  readonly text: string | null;
}

/** One tool call between the thoughts, redacted. */
export interface ReasoningToolCall extends Pick<
  ToolCall,
  'id' | 'source' | 'name' | 'status' | 'startedAt' | 'endedAt'
> {
  readonly kind: 'tool';
  /** JSON as the model wrote it; `null` when redaction threw an error. */
  readonly arguments: string | null;
  /** What the model was given; `null` while there is none, and when redaction threw an error. */
  readonly result: string | null;
}

/** What the model did in a turn: it thought, or it called a tool. */
export type ReasoningStep = ReasoningThought | ReasoningToolCall;

/** A turn in which the model thought. It keeps its identity until something in it changes. */
export interface ReasoningTurn {
  /** Unique in the history; a key for lists. */
  readonly id: string;
  /** `null`: what the service thought outside any turn. */
  readonly turnId: string | null;
  /** When its first step began, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** What the user asked, redacted; `null` when the user said nothing in it. */
  readonly question: string | null;
  /** What was heard of the answer, redacted; `null` when nothing was said. */
  readonly answer: string | null;
  /** Whether a thought of it still streams. */
  readonly live: boolean;
  /** In the order of time. */
  readonly steps: readonly ReasoningStep[];
}

export const isThought = (step: ReasoningStep): step is ReasoningThought => step.kind === 'thought';
