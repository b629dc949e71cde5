import type { CueTag } from '../../../internal/cue-tag.js';
import type { LlmFilePart, LlmFinishReason, LlmImagePart } from '../../../llm/llm-adapter.js';
import type { MessagePart, TextRange } from './message-part.js';

/** The origin of a turn: the microphone, the text field, or the app itself (`ask`, `say`, a greeting). */
export type TurnSource = 'speech' | 'text' | 'app';

interface MessageBase {
  readonly id: string;
  readonly turnId: string;
  /** Position of the turn in the conversation; messages are ordered by it. */
  readonly turnIndex: number;
  /** Milliseconds since the epoch, from the injected clock. */
  readonly createdAt: number;
}

/** An image or a file that the user sends to the model. */
export type UserFile = LlmImagePart | LlmFilePart;

/** A message that the user said or typed, or that the app sent for the user. */
export interface UserMessage extends MessageBase {
  readonly role: 'user';
  readonly text: string;
  /**
   * Images and files that were sent with the text; `[]` if none. A `url` is empty if the file was too large to be
   * saved.
   */
  readonly files: readonly UserFile[];
  readonly source: TurnSource;
}

/** The id under which the model's endpoint stores a message. It is sent back in later requests. */
export interface EndpointMessageId {
  readonly id: string;
  /** The message begins after this many characters of `written`. */
  readonly writtenOffset: number;
}

/** A tag such as `[happy]` that the model wrote into an answer. It is not part of `written`. */
export interface MessageCue {
  readonly tag: CueTag;
  /** The removed characters, for the model's history: the tag as written, and sometimes the space after it. */
  readonly text: string;
  /** The tag was before this character of `written`. */
  readonly writtenOffset: number;
}

/** An answer from the persona: the text that the model wrote, and how much of it has been heard. */
export interface PersonaMessage extends MessageBase {
  readonly role: 'persona';
  /** The text that the model wrote, including Markdown, without tags such as `[happy]`. */
  readonly written: string;
  /** The part of `written` that the persona has spoken; always a prefix of it. */
  readonly heard: string;
  /**
   * Set if `heard` is estimated from the length of the audio, because nothing reports what was played: with your own
   * voice (`anam-react/voice`) and an ElevenLabs agent.
   */
  readonly heardIsEstimated?: true;
  /** Sources, files and data, in order of arrival; `[]` if none. */
  readonly parts: readonly MessagePart[];
  /** Ranges of `written` that the model withdrew after the persona had said them; `[]` if none. */
  readonly withdrawn: readonly TextRange[];
  /** The endpoint's own ids of the messages in `written`, in order; `[]` if it sent none. */
  readonly endpointIds: readonly EndpointMessageId[];
  /** The tags that the model wrote, in order; missing if none. */
  readonly cues?: readonly MessageCue[];
  /** Why the model stopped writing; `null` while it writes, if it gave no reason, and in server mode. */
  readonly finishReason: LlmFinishReason | null;
  readonly status: 'streaming' | 'done' | 'interrupted' | 'failed';
  /** Same as `status === 'interrupted'`: interrupted by the user, by `interrupt()`, or by new input. */
  readonly interrupted: boolean;
  readonly endedAt: number | null;
}

/** One message of the transcript, from the user or from the persona. */
export type TranscriptMessage = UserMessage | PersonaMessage;
