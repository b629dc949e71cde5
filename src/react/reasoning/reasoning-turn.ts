import type { Thought, ToolCall, TranscriptMessage } from '../../core/index.js';

/**
 * The data of a reasoning history without a persona: only the thoughts, as `useAnamReasoning` returns them, or also the
 * messages and tool calls.
 */
export type ReasoningHistorySource =
  | readonly Thought[]
  | {
      readonly thoughts: readonly Thought[];
      /** The messages, for questions and spoken answers. */
      readonly messages?: readonly TranscriptMessage[] | undefined;
      /** The tool calls between the thoughts. */
      readonly toolCalls?: readonly ToolCall[] | undefined;
    };

/** One thought, redacted. */
export interface ReasoningThought extends Pick<
  Thought,
  'id' | 'source' | 'status' | 'startedAt' | 'endedAt'
> {
  readonly kind: 'thought';
  /** The redacted text; `null` if the redaction threw an error. */
  readonly text: string | null;
}

/** One tool call between the thoughts, redacted. */
export interface ReasoningToolCall extends Pick<
  ToolCall,
  'id' | 'source' | 'name' | 'status' | 'startedAt' | 'endedAt'
> {
  readonly kind: 'tool';
  /** JSON as the model wrote it; `null` if the redaction threw an error. */
  readonly arguments: string | null;
  /** The result for the model; `null` if there is none yet, or if the redaction threw an error. */
  readonly result: string | null;
}

/** A step of the model in a turn: a thought or a tool call. */
export type ReasoningStep = ReasoningThought | ReasoningToolCall;

/** A turn with thoughts. It keeps its identity until something in it changes. */
export interface ReasoningTurn {
  /** Unique in the history. Use it as a list key. */
  readonly id: string;
  /** `null` for thoughts of the service outside any turn. */
  readonly turnId: string | null;
  /** The start of the first step, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** The user's question, redacted; `null` if the user said nothing in this turn. */
  readonly question: string | null;
  /** The heard part of the answer, redacted; `null` if nothing was said. */
  readonly answer: string | null;
  /** Whether a thought is still streaming. */
  readonly live: boolean;
  /** In the order in which they began. */
  readonly steps: readonly ReasoningStep[];
}

export const isThought = (step: ReasoningStep): step is ReasoningThought => step.kind === 'thought';
