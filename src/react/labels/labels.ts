import type { BusyLabels } from './busy-labels.js';
import type { AnnouncerLabels } from './announcer-labels.js';
import type { CaptionFormLabels } from './caption-form-labels.js';
import type { ConsentLabels } from './consent-labels.js';
import type { DisclosureLabels } from './disclosure-labels.js';
import type { DevicePanelLabels } from './device-panel-labels.js';
import type { MessageActionLabels } from './message-action-labels.js';
import type { MessageEditorLabels } from './message-editor-labels.js';
import type { ModeLabels } from './mode-labels.js';
import type { ReasoningBarLabels } from './reasoning-bar-labels.js';
import type { ToolCallLabels } from './tool-call-labels.js';
import type { TranscriptLabels } from './transcript-labels.js';
import type {
  EndingReason,
  PersonaActivity,
  PersonaErrorCode,
  PersonaMode,
  SessionEndReason,
  ToolCall,
} from '../../core/index.js';
import { englishCaptionLabels, type CaptionLabels } from './caption-labels.js';
import type { EventLogLabels } from './event-log-labels.js';
import type { ExportLabels } from './export-labels.js';
import type { LauncherLabels } from './launcher-labels.js';
import type { MessagePartLabels } from './message-part-labels.js';
import { englishMessageLabels, type MessageLabels } from './message-labels.js';
import { englishErrorLabels, type ErrorLabels } from './error-labels.js';
import type { HistoryLabels } from './history-labels.js';
import { englishHistoryLinkLabels, type HistoryLinkLabels } from './history-link-labels.js';
import type { DeviceCheckLabels } from './device-check-labels.js';
import { englishDeviceLabels, type DeviceLabels } from './device-labels.js';
import { englishPictureLabels, type PictureLabels } from './picture-labels.js';
import type { PluralLabel } from './plural-label.js';
import type { ShortcutLabels } from './shortcut-labels.js';
import type { SupportLabels } from './support-labels.js';
import type { TimelineLabels } from './timeline-labels.js';

/**
 * The texts of parts that few pages use. Each part imports its own English texts (see `usePartLabels`), so that other
 * pages do not bundle them.
 */
export interface PartLabels {
  /** A start while all sessions are in use. */
  readonly busy: BusyLabels;
  /** `ConsentDialog`. */
  readonly consent: ConsentLabels;
  /** `DeviceCheck`. */
  readonly deviceCheck: DeviceCheckLabels;
  /** The explanation of the AI badge. */
  readonly disclosure: DisclosureLabels;
  /** `EventLog`. */
  readonly eventLog: EventLogLabels;
  readonly exportConversation: ExportLabels;
  readonly launcher: LauncherLabels;
  /** Tool calls, sources, files and images in the transcript. */
  readonly messageParts: MessagePartLabels;
  /** The timing of an answer. */
  readonly reasoningBar: ReasoningBarLabels;
  /** `Shortcuts`. */
  readonly shortcuts: ShortcutLabels;
  /** Shown in a browser that cannot open a session. */
  readonly support: SupportLabels;
  /** `Timeline`. */
  readonly timeline: TimelineLabels;
}

/** The texts at the top level that are loaded with the part that shows them. See `lateLabels`. */
interface LateLabels extends AnnouncerLabels, ModeLabels, ToolCallLabels, TranscriptLabels {}

/** All texts of the parts. `{name}` is replaced with a value. Plain data, so that it can come from any translation file. */
export interface PersonaLabels extends Partial<PartLabels>, Partial<LateLabels> {
  /** The language of the texts, for plural forms and numbers. */
  readonly locale: string;
  /** The name of the assistant. */
  readonly persona: string;
  readonly you: string;
  readonly chat: string;
  readonly stage: string;
  /** The AI badge. */
  readonly ai: string;
  /** The notice that the badge stands for. It contains the text of the badge. */
  readonly aiNotice: string;
  readonly idleTitle: string;
  readonly idleText: string;
  readonly start: string;
  readonly startAgain: string;
  readonly cancel: string;
  /** Shown instead of a part whose code did not load. */
  readonly notLoaded: string;
  readonly authorizing: string;
  readonly connecting: string;
  readonly allowMicrophone: string;
  /** The texts for microphones and speakers. */
  readonly devices: DeviceLabels & Partial<DevicePanelLabels>;
  /** The texts for the picture. */
  readonly picture: PictureLabels;
  readonly ended: Readonly<Record<SessionEndReason, string>>;
  /** The warning before a session ends; `{time}` is the remaining time. */
  readonly ending: Readonly<Record<EndingReason, string>>;
  readonly stay: string;
  readonly activity: Readonly<Record<PersonaActivity, string>>;
  readonly transcript: string;
  /** The texts for single messages. */
  readonly messages: MessageLabels & Partial<MessageActionLabels & MessageEditorLabels>;
  /** Shown instead of the transcript while an earlier conversation is loading. */
  readonly restoring: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly reasoning: string;
  readonly thinking: string;
  readonly thoughtFor: string;
  readonly thoughtBriefly: string;
  readonly thinkingStopped: string;
  /** The history of thoughts. The English texts that only the viewer shows are loaded with it. */
  readonly history: HistoryLinkLabels & Partial<HistoryLabels>;
  /** One line for each state of a call to the tool `{name}`. */
  readonly toolCall: Readonly<Record<ToolCall['status'], string>>;
  /** Display names of tools, by tool name: `{ get_weather: 'weather' }`. */
  readonly toolNames: Partial<Readonly<Record<string, string>>>;
  readonly seconds: PluralLabel;
  readonly minutes: PluralLabel;
  readonly modes: Readonly<Record<PersonaMode, string>>;
  readonly composer: string;
  /** The list of suggested questions. */
  readonly suggestions: string;
  readonly composerPlaceholder: string;
  readonly send: string;
  readonly startToType: string;
  readonly waitToType: string;
  readonly captions: CaptionLabels & Partial<CaptionFormLabels>;
  readonly controls: string;
  readonly muteMicrophone: string;
  readonly microphonePrompting: string;
  readonly microphoneUnavailable: string;
  readonly interrupt: string;
  readonly end: string;
  readonly dismiss: string;
  readonly advice: string;
  readonly errorNotice: ErrorLabels;
  /** Error messages by code. They replace the English ones of the errors. */
  readonly errors: Partial<Readonly<Record<PersonaErrorCode, string>>>;
}

type Overrides<Table> = {
  readonly [Key in keyof Table]?: NonNullable<Table[Key]> extends string | PluralLabel
    ? Table[Key]
    : Overrides<NonNullable<Table[Key]>>;
};

/** The texts to replace. All others stay English. */
export type PersonaLabelOverrides = Overrides<PersonaLabels>;

export const englishLabels: PersonaLabels = {
  locale: 'en',
  persona: 'Persona',
  you: 'You',
  chat: 'Conversation with the persona',
  stage: 'Persona',
  ai: 'AI',
  aiNotice: 'You are talking to an AI.',
  idleTitle: 'Ready when you are',
  idleText: 'Talk or type. You can interrupt at any time.',
  start: 'Start conversation',
  startAgain: 'Start again',
  cancel: 'Cancel',
  notLoaded: 'This part could not be loaded.',
  authorizing: 'Preparing…',
  connecting: 'Connecting…',
  allowMicrophone: 'Allow the microphone in your browser, or type instead.',
  devices: englishDeviceLabels,
  picture: englishPictureLabels,
  ended: {
    user: 'Conversation ended',
    idle: 'Ended after a long silence',
    limit: 'The time limit was reached',
    server: 'Conversation ended',
    network: 'Connection lost',
    replaced: 'Continued somewhere else',
    error: 'Could not connect',
  },
  ending: {
    limit: 'This conversation ends in {time}.',
    idle: 'Are you still there? This conversation ends in {time}.',
  },
  stay: 'I’m still here',
  activity: {
    idle: 'Not started',
    connecting: 'Connecting',
    listening: 'Listening',
    muted: 'Muted',
    'text-only': 'Ready for your message',
    'no-microphone': 'Can’t hear you',
    thinking: 'Thinking',
    speaking: 'Speaking',
    interrupted: 'Interrupted',
    waiting: 'Waiting for you',
    reconnecting: 'Reconnecting',
    ended: 'Ended',
    failed: 'Failed',
  },
  transcript: 'Transcript',
  messages: englishMessageLabels,
  restoring: 'Loading the earlier conversation…',
  emptyTitle: 'No messages yet',
  emptyText: 'Your conversation and the persona’s thoughts appear here.',
  reasoning: 'Reasoning',
  thinking: 'Thinking…',
  thoughtFor: 'Thought for {duration}',
  thoughtBriefly: 'Thought for a moment',
  thinkingStopped: 'Stopped thinking after {duration}',
  history: englishHistoryLinkLabels,
  toolCall: {
    'input-streaming': 'Preparing: {name}',
    requested: 'Preparing: {name}',
    'awaiting-approval': 'Allow “{name}”?',
    running: 'Working on it: {name}',
    done: 'Done: {name}',
    failed: 'Failed: {name}',
    cancelled: 'Cancelled: {name}',
  },
  toolNames: {},
  seconds: { other: '{count} s' },
  minutes: { other: '{count} min' },
  modes: { client: 'This app', server: 'Anam' },
  composer: 'Message',
  suggestions: 'Suggested questions',
  composerPlaceholder: 'Write a message…',
  send: 'Send',
  startToType: 'Start the conversation to type.',
  waitToType: 'You can send messages once you’re connected.',
  captions: englishCaptionLabels,
  controls: 'Conversation controls',
  muteMicrophone: 'Mute microphone',
  microphonePrompting: 'Waiting for the microphone',
  microphoneUnavailable: 'Microphone unavailable',
  interrupt: 'Interrupt',
  end: 'End conversation',
  dismiss: 'Dismiss',
  advice: 'For developers:',
  errorNotice: englishErrorLabels,
  errors: {},
};
