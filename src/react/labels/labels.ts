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
 * The texts of parts that few pages use. Each part imports its own English texts, so that other pages do not bundle
 * them: `usePartLabels`.
 */
export interface PartLabels {
  /** `DeviceCheck`. */
  readonly deviceCheck: DeviceCheckLabels;
  /** `EventLog`. */
  readonly eventLog: EventLogLabels;
  readonly exportConversation: ExportLabels;
  readonly launcher: LauncherLabels;
  /** Tool calls, sources, files and images in the transcript. */
  readonly messageParts: MessagePartLabels;
  /** `Shortcuts`. */
  readonly shortcuts: ShortcutLabels;
  /** A browser that cannot open a session. */
  readonly support: SupportLabels;
  /** `Timeline`. */
  readonly timeline: TimelineLabels;
}

/** All texts of the parts. `{name}` is replaced with a value. Plain data, so that it can come from any translation file. */
export interface PersonaLabels extends Partial<PartLabels> {
  /** The language of the texts, for plural forms and numbers. */
  readonly locale: string;
  /** The name of the assistant. */
  readonly persona: string;
  readonly you: string;
  readonly chat: string;
  readonly stage: string;
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
  /** Texts of microphones and speakers. */
  readonly devices: DeviceLabels;
  /** Texts of the picture. */
  readonly picture: PictureLabels;
  readonly ended: Readonly<Record<SessionEndReason, string>>;
  /** The warning before a session ends; `{time}` is the remaining time. */
  readonly ending: Readonly<Record<EndingReason, string>>;
  readonly stay: string;
  readonly activity: Readonly<Record<PersonaActivity, string>>;
  readonly transcript: string;
  /** Texts of single messages. */
  readonly messages: MessageLabels;
  /** Shown instead of the transcript while an earlier conversation is loading. */
  readonly restoring: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly jumpToNewest: string;
  readonly newMessages: PluralLabel;
  readonly interruptedHere: string;
  /** The button that shows the words that were not spoken. */
  readonly showRest: string;
  readonly hideRest: string;
  readonly notHeard: string;
  readonly notSpoken: string;
  readonly answerFailed: string;
  readonly reasoning: string;
  readonly thinking: string;
  readonly thoughtFor: string;
  readonly thoughtBriefly: string;
  readonly thinkingStopped: string;
  /** The timing of an answer. */
  readonly reasoningBar: {
    readonly title: string;
    readonly spans: Readonly<Record<'waiting' | 'thinking' | 'preparing' | 'speaking', string>>;
    readonly firstWord: string;
  };
  /** The viewer of all thoughts. It brings the English texts that only it shows. */
  readonly history: HistoryLinkLabels & Partial<HistoryLabels>;
  readonly toolCalls: string;
  /** One line for each state of a call to the tool `{name}`. */
  readonly toolCall: Readonly<Record<ToolCall['status'], string>>;
  /** Display names of tools, by tool name: `{ get_weather: 'weather' }`. */
  readonly toolNames: Partial<Readonly<Record<string, string>>>;
  readonly toolDetails: string;
  readonly toolArguments: string;
  readonly toolResult: string;
  readonly toolFailure: string;
  readonly toolAllow: string;
  readonly toolRefuse: string;
  /** Announced to screen readers. */
  readonly toolWaits: string;
  readonly seconds: PluralLabel;
  readonly minutes: PluralLabel;
  readonly mode: string;
  readonly modes: Readonly<Record<PersonaMode, string>>;
  /** The button that shows `modeHelp`. */
  readonly modeAbout: string;
  readonly modeHelp: Readonly<Record<PersonaMode, string>>;
  readonly modeDisabled: Readonly<Record<'starting' | 'switching', string>>;
  /** Announced to screen readers. */
  readonly modeSwitching: string;
  readonly modeReturning: string;
  readonly composer: string;
  /** The list of suggested questions. */
  readonly suggestions: string;
  readonly composerPlaceholder: string;
  readonly send: string;
  readonly startToType: string;
  readonly waitToType: string;
  readonly captions: CaptionLabels;
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
  jumpToNewest: 'Jump to newest',
  newMessages: { one: '{count} new message', other: '{count} new messages' },
  interruptedHere: 'Interrupted',
  showRest: 'Show the rest',
  hideRest: 'Hide the rest',
  notHeard: 'Not spoken:',
  notSpoken: 'Not spoken yet:',
  answerFailed: 'The answer was cut off',
  reasoning: 'Reasoning',
  thinking: 'Thinking…',
  thoughtFor: 'Thought for {duration}',
  thoughtBriefly: 'Thought for a moment',
  thinkingStopped: 'Stopped thinking after {duration}',
  reasoningBar: {
    title: 'Timing of the answer',
    spans: {
      waiting: 'Waiting',
      thinking: 'Thinking',
      preparing: 'Preparing to speak',
      speaking: 'Speaking',
    },
    firstWord: 'First word after {duration}',
  },
  history: englishHistoryLinkLabels,
  toolCalls: 'Tools',
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
  toolDetails: 'Details',
  toolArguments: 'Request',
  toolResult: 'Result',
  toolFailure: 'Error',
  toolAllow: 'Allow',
  toolRefuse: 'Don’t allow',
  toolWaits: 'Your permission is needed: {names}',
  seconds: { other: '{count} s' },
  minutes: { other: '{count} min' },
  mode: 'Answers from',
  modes: { client: 'This app', server: 'Anam' },
  modeAbout: 'Who answers?',
  modeHelp: {
    client: 'This app calls the AI model, and the persona speaks its text.',
    server: 'Anam calls the AI model, and the persona speaks its text.',
  },
  modeDisabled: {
    starting: 'You can change this after the conversation has connected.',
    switching: 'Switching. Please wait a moment.',
  },
  modeSwitching: 'Switching to: {mode}',
  modeReturning: 'Switching back to: {mode}',
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
