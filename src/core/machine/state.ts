import type { MicrophoneControl } from './microphone/microphone-control.js';
import { noMicrophone } from './microphone/microphone-control.js';
import { noServiceThoughts, type ServiceThoughts } from './logs/open-thoughts.js';
import { lastSessionOf } from './logs/service-thought-id.js';
import type { PersonaState } from './persona-state.js';
import type { SessionControl } from './session/session-control.js';
import { noDeadlines, type SessionDeadlines } from './session/session-limits.js';
import type { QueuedInput } from './turn/turn-input.js';
import type { EndedTurn, RunningTurn } from './turn/turn-record.js';

/** What the app wants the model to know, before the turn of this index. */
export interface ContextNote {
  readonly text: string;
  readonly turnIndex: number;
}

/** What the outside is watched for; each has one start and one stop. */
export interface Watches {
  /** The page: hidden, left, back online, another tab that takes over. While a session is open. */
  readonly page: boolean;
  /** Microphones that become usable. While a session wants one. */
  readonly microphone: boolean;
  /** The adapter's own probes. While the page's model may be asked. */
  readonly probing: boolean;
}

const noWatches: Watches = { page: false, microphone: false, probing: false };

/** What the machine knows beyond what a reader of the store sees. */
export interface ControlState {
  readonly session: SessionControl;
  /** Attempts whose connection is still being torn down. */
  readonly closing: readonly number[];
  /** The persona is destroyed: no command has an effect any more. */
  readonly destroyed: boolean;
  /** Number of the `restore()` that is under way; results of any other are dropped. */
  readonly restore: number | null;
  readonly deadlines: SessionDeadlines;
  /** Whether the page is hidden. */
  readonly hidden: boolean;
  readonly watches: Watches;
  readonly microphone: MicrophoneControl;
  readonly running: RunningTurn | null;
  /** Turns that ended while their speech may still be reported, newest first. */
  readonly recent: readonly EndedTurn[];
  readonly queue: readonly QueuedInput[];
  readonly nextTurnIndex: number;
  /** The conversation was live before: it is greeted once. */
  readonly greeted: boolean;
  /** Oldest first. */
  readonly notes: readonly ContextNote[];
  readonly thoughts: ServiceThoughts;
  /** Which turn a message of the service belongs to, newest last. */
  readonly speechTurns: readonly { readonly messageId: string; readonly turnId: string }[];
  /** Utterances of the user that made a turn, newest last. */
  readonly utterances: readonly string[];
  /** When the user stopped speaking, while the transcription has not come yet. */
  readonly speechEndedAt: number | null;
  /** An utterance whose transcription is still coming in. */
  readonly partialUtterance: { readonly messageId: string; readonly text: string } | null;
}

export interface CoreState {
  readonly view: PersonaState;
  readonly control: ControlState;
}

/** What belongs to one conversation and goes with `clear()`. */
type ConversationControl = Pick<
  ControlState,
  | 'running'
  | 'recent'
  | 'queue'
  | 'nextTurnIndex'
  | 'greeted'
  | 'notes'
  | 'thoughts'
  | 'speechTurns'
  | 'utterances'
  | 'speechEndedAt'
  | 'partialUtterance'
>;

const freshConversation: ConversationControl = {
  running: null,
  recent: [],
  queue: [],
  nextTurnIndex: 0,
  greeted: false,
  notes: [],
  thoughts: noServiceThoughts,
  speechTurns: [],
  utterances: [],
  speechEndedAt: null,
  partialUtterance: null,
};

export function initialCoreState(view: PersonaState): CoreState {
  return {
    view,
    control: {
      session: { phase: 'closed', attempt: lastSessionOf(view.reasoning) },
      closing: [],
      destroyed: false,
      restore: null,
      deadlines: noDeadlines,
      hidden: false,
      watches: noWatches,
      microphone: noMicrophone,
      ...conversationControl(view),
    },
  };
}

/** The initial control state for a state without a running turn. */
export function conversationControl({ transcript }: PersonaState): ConversationControl {
  const last = transcript.groups.at(-1)?.items.at(-1)?.turnIndex ?? -1;
  return { ...freshConversation, nextTurnIndex: last + 1 };
}
