import type { PersonaError } from '../../internal/persona-error.js';
import type { LlmTokenUsage } from '../../llm/llm-adapter.js';
import type { PersonaMediaStream } from '../ports/media-stream.js';
import type { SessionEnding } from './session/session-limits.js';
import type { DeviceChoice, MicrophoneState } from './microphone/microphone-state.js';
import type { Thought } from './logs/thought.js';
import type { ConnectionQuality } from './session/link-state.js';
import type { SessionState } from './session/session-state.js';
import type { TurnTimeline } from './timeline/turn-timeline.js';
import type { ToolCall } from './logs/tool-call.js';
import { emptyLog, type GroupedLog } from './logs/grouped-log.js';
import type { TranscriptMessage } from './logs/message.js';
import type { TurnState } from './turn/turn-state.js';

/** Who calls the model: the page (`client`) or Anam (`server`). */
export type PersonaMode = 'client' | 'server';

/**
 * A mode switch in progress. `returning`: it failed or was cancelled, and a session in the mode `from` is being opened
 * again.
 */
export interface ModeSwitch {
  readonly from: PersonaMode;
  readonly to: PersonaMode;
  readonly status: 'switching' | 'returning';
  /** Why it failed. Absent if it has not failed. */
  readonly error?: PersonaError;
}

/** A warning of the service, for example about an update that it refused. */
export interface ServiceWarning {
  /** When it arrived, in ms since the epoch. */
  readonly at: number;
  /** In the service's own words. */
  readonly text: string;
}

/** The state of a persona's store. Immutable: a slice that did not change keeps its identity. */
export interface PersonaState {
  /** The mode of the session or, without one, of the next session. During a switch, the new mode. */
  readonly mode: PersonaMode;
  /** The modes for which a model is configured. */
  readonly modes: readonly PersonaMode[];
  readonly switching: ModeSwitch | null;
  readonly session: SessionState;
  /** The measured quality of the connection. */
  readonly connectionQuality: ConnectionQuality;
  /** When the time limit ends the session (`limits.sessionSeconds`), in ms since the epoch; `null` without a limit. */
  readonly endsAt: number | null;
  /** Set when the session is about to end automatically. `persona.keepAlive()` cancels the idle countdown. */
  readonly ending: SessionEnding | null;
  readonly turn: TurnState;
  /** Ids of waiting turns, oldest first (`advanced.inputPolicy: 'queue'`). */
  readonly queuedTurnIds: readonly string[];
  readonly transcript: GroupedLog<TranscriptMessage>;
  readonly reasoning: GroupedLog<Thought>;
  /** In order of creation. */
  readonly toolCalls: GroupedLog<ToolCall>;
  /** The times of each turn's events, in the order in which the turns began. */
  readonly timeline: GroupedLog<TurnTimeline>;
  /** The reported tokens of all turns of the conversation, or `{}` if the endpoint reported none. */
  readonly usage: LlmTokenUsage;
  /** Whether an earlier conversation is being loaded (`restore`, `storage`). */
  readonly restoring: boolean;
  /** Whether the user is speaking, according to the service's voice detection. */
  readonly userSpeaking: boolean;
  /** What the user is saying, as transcribed so far, or `''`. It becomes a message when it is complete. */
  readonly userInterim: string;
  readonly microphone: MicrophoneState;
  /** Whether the user is muted (`setMicrophoneMuted`), in this session and every later one. */
  readonly microphoneMuted: boolean;
  readonly devices: DeviceChoice;
  /** The persona's video and voice, for a `<video>`; `null` unless connecting or live. */
  readonly media: PersonaMediaStream | null;
  /**
   * The latest 20 warnings of the service, oldest first, each cut after 2,000 characters. For developers;
   * `advanced.onWarning` gets each one.
   */
  readonly warnings: readonly ServiceWarning[];
  /** The latest error that did not end the session, for example a failed model; cleared by the next turn. */
  readonly error: PersonaError | null;
}

/** The part of the state that belongs to a conversation. */
export type ConversationLogs = Pick<
  PersonaState,
  'transcript' | 'reasoning' | 'toolCalls' | 'timeline' | 'usage'
>;

/** An empty conversation. */
export const initialLogs: ConversationLogs = {
  transcript: emptyLog,
  reasoning: emptyLog,
  toolCalls: emptyLog,
  timeline: emptyLog,
  usage: {},
};

/** The state before the first start. */
export function initialPersonaState(mode: PersonaMode, modes: readonly PersonaMode[] = [mode]): PersonaState {
  return {
    mode,
    modes,
    switching: null,
    session: { status: 'idle' },
    connectionQuality: 'unknown',
    endsAt: null,
    ending: null,
    turn: { status: 'none' },
    queuedTurnIds: [],
    ...initialLogs,
    restoring: false,
    userSpeaking: false,
    userInterim: '',
    microphone: { status: 'idle' },
    microphoneMuted: false,
    devices: { microphoneId: null, speakerId: null },
    media: null,
    warnings: [],
    error: null,
  };
}
