import type { MicrophoneControl } from './microphone/microphone-control.js';
import { noMicrophone } from './microphone/microphone-control.js';
import { noServiceThoughts, type ServiceThoughts } from './logs/open-thoughts.js';
import type { PersonaState } from './persona-state.js';
import type { CueControl } from './speech/cue-control.js';
import type { SessionControl } from './session/session-control.js';
import type { UpdateControl } from './session/update-control.js';
import { noDeadlines, type SessionDeadlines } from './session/session-limits.js';
import type { QueuedInput } from './turn/turn-input.js';
import type { EndedTurn, RunningTurn } from './turn/turn-record.js';

/** A note from the app to the model, placed before the turn with this index. */
export interface ContextNote {
  readonly text: string;
  readonly turnIndex: number;
}

/** What the runtime watches. Each watch is started once and stopped once. */
export interface Watches {
  /** The page: hidden, closed, online again, or taken over by another tab. Watched while a session is open. */
  readonly page: boolean;
  /** Microphones that become available. Watched while a session needs one. */
  readonly microphone: boolean;
  /** The adapter's own probes. Watched while the page's model can be called. */
  readonly probing: boolean;
}

/** The number of the restore of `advanced.conversation`. Calls of `restore()` have higher numbers. */
export const GIVEN_RESTORE = 0;

const noWatches: Watches = { page: false, microphone: false, probing: false };

/** The machine's internal state, beyond the public state. */
export interface ControlState {
  readonly session: SessionControl;
  /** Attempts whose connection is still closing. */
  readonly closing: readonly number[];
  /** Whether the persona is destroyed, so that commands have no effect. */
  readonly destroyed: boolean;
  /** The number of the restore in progress. Results of other calls are dropped. */
  readonly restore: number | null;
  readonly deadlines: SessionDeadlines;
  /** Missing before the first `persona.update()`. */
  readonly updates?: UpdateControl;
  /** Missing before the first cue. */
  readonly cues?: CueControl;
  /** The `about` values of the `degraded` signals so far, in this session and earlier ones. */
  readonly degraded: readonly string[];
  /** Whether the page is hidden. */
  readonly hidden: boolean;
  readonly watches: Watches;
  readonly microphone: MicrophoneControl;
  readonly running: RunningTurn | null;
  /** Ended turns whose speech may still be reported, newest first. */
  readonly recent: readonly EndedTurn[];
  readonly queue: readonly QueuedInput[];
  readonly nextTurnIndex: number;
  /** Whether the conversation was live before, so that it gets no second greeting. */
  readonly greeted: boolean;
  /** The notes, oldest first. */
  readonly notes: readonly ContextNote[];
  readonly thoughts: ServiceThoughts;
  /** The turn of each of the service's messages, newest last. */
  readonly speechTurns: readonly { readonly messageId: string; readonly turnId: string }[];
  /** The user's utterances that began a turn, newest last. */
  readonly utterances: readonly string[];
  /** When the user stopped speaking, until the transcription arrives. */
  readonly speechEndedAt: number | null;
  /** An utterance whose transcription is not complete. */
  readonly partialUtterance: { readonly messageId: string; readonly text: string } | null;
}

export interface CoreState {
  readonly view: PersonaState;
  readonly control: ControlState;
}

/** Internal state of one conversation. `clear()` resets it. */
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
      session: { phase: 'closed', attempt: 0 },
      closing: [],
      destroyed: false,
      restore: null,
      deadlines: noDeadlines,
      degraded: [],
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
