import type { LlmFinishReason } from '../../../llm/llm-adapter.js';

/** Where a turn came from: the microphone, the text field, or the app itself (`ask`, `say`, a greeting). */
export type TurnSource = 'speech' | 'text' | 'app';

interface MessageBase {
  readonly id: string;
  readonly turnId: string;
  /** Position of the turn in the conversation; messages are ordered by it. */
  readonly turnIndex: number;
  /** Milliseconds since the epoch, by the injected clock. */
  readonly createdAt: number;
}

/** Something that the user said or typed, or that the app asked in their name. */
export interface UserMessage extends MessageBase {
  readonly role: 'user';
  readonly text: string;
  readonly source: TurnSource;
}

/** An answer of the persona: what the model wrote, and how much of it has been heard. */
export interface PersonaMessage extends MessageBase {
  readonly role: 'persona';
  /** What the model wrote, markdown and all. */
  readonly written: string;
  /** The part of `written` that the persona really said; always a prefix of it. */
  readonly heard: string;
  readonly status: 'streaming' | 'done' | 'interrupted' | 'failed';
  /** Same as `status === 'interrupted'`: cut off by the user, by `interrupt()`, or by new input. */
  readonly interrupted: boolean;
  readonly endedAt: number | null;
  /** Why the model stopped writing. `null` while the answer runs, after an error, and where no model of yours wrote it. */
  readonly finishReason: LlmFinishReason | null;
}

/** One message of the transcript: by the user or by the persona. */
export type TranscriptMessage = UserMessage | PersonaMessage;
