import type { PersonaState } from '../../core/index.js';
import {
  answer,
  answerBeingSpoken,
  answerCutOff,
  firstThought,
  followUp,
  openingHours,
  question,
  secondThought,
  secondThoughtDone,
  tableBooking,
} from './fixture-conversation.js';
import {
  endedTurn,
  errors,
  failed,
  personaMessage,
  sessions,
  speaking,
  thinking,
  userMessage,
  type FixtureState,
} from './fixture-state.js';
import type { AnyLayout } from './layout-chat.js';

/** One state of a chat, for screenshots and tests. */
export interface ChatMoment {
  /** The contact sheet that shows it. */
  readonly group: string;
  readonly state: FixtureState;
  /** The text of the status on the stage; `null` if there is none. */
  readonly status: string | null;
  /** @default 'full' */
  readonly layout?: AnyLayout;
  /** The buttons that the user has pressed, by name, in this order. */
  readonly pressed?: readonly string[];
  /** Whether the picture has arrived. @default true */
  readonly hasPicture?: boolean;
  readonly suggestions?: readonly string[];
  /** Whether the question for consent is open. @default false */
  readonly asksForConsent?: boolean;
  /** The minimum width of the window for this state, in pixels. @default 0 */
  readonly minWidth?: number;
}

const heard = { messages: [question, answer], thoughts: [firstThought] };
const live = { session: sessions.live, ...heard } satisfies FixtureState;
const both = [...heard.messages, followUp];
const thoughtsDone = [firstThought, secondThoughtDone];

const blocked = {
  status: 'denied',
  reason: 'blocked-by-user',
  error: errors.microphoneBlocked,
} satisfies PersonaState['microphone'];

const thinks = {
  session: sessions.live,
  turn: thinking(1),
  messages: both,
  thoughts: [firstThought, secondThought],
} satisfies FixtureState;

const speaks = {
  session: sessions.live,
  turn: speaking(1),
  messages: [...both, answerBeingSpoken],
  thoughts: thoughtsDone,
} satisfies FixtureState;

const asksApproval = {
  session: sessions.live,
  turn: thinking(1),
  messages: both,
  thoughts: thoughtsDone,
  toolCalls: [openingHours, tableBooking],
} satisfies FixtureState;

const longConversation = Array.from({ length: 24 }, (_, turn) => [
  userMessage(turn, turn % 3 === 0 ? 'And where would you eat after that?' : 'And then?'),
  personaMessage(turn, answer.written),
]).flat();

const suggestions = ['What should I not miss?', 'Where do we eat well?', 'Is the monastery open on Monday?'];

const start = {
  idle: { group: 'start', state: {}, status: null },
  connecting: {
    group: 'start',
    state: { session: sessions.connecting, microphone: { status: 'prompting' } },
    status: null,
  },
  'no frame yet': {
    group: 'start',
    state: { session: sessions.live },
    status: 'Loading the video…',
    hasPicture: false,
  },
  'empty, with suggestions': {
    group: 'start',
    state: { session: sessions.live },
    status: 'Listening',
    suggestions,
  },
} satisfies Record<string, ChatMoment>;

const badge = ['You are talking to an AI.'];

const privacy = {
  'AI badge open': { group: 'privacy', state: {}, status: null, pressed: badge },
  'AI badge open, speaking': { group: 'privacy', state: speaks, status: 'Speaking', pressed: badge },
  'idle, text only': { group: 'privacy', state: {}, status: null, layout: 'text' },
  'consent asked': { group: 'privacy', state: {}, status: null, pressed: [], asksForConsent: true },
  'consent asked, call': {
    group: 'privacy',
    state: {},
    status: null,
    layout: 'call',
    pressed: [],
    asksForConsent: true,
  },
} satisfies Record<string, ChatMoment>;

const conversation = {
  listening: { group: 'conversation', state: live, status: 'Listening' },
  thinking: { group: 'conversation', state: thinks, status: 'Thinking' },
  speaking: { group: 'conversation', state: speaks, status: 'Speaking' },
  interrupted: {
    group: 'conversation',
    state: {
      ...speaks,
      turn: endedTurn(1, 'interrupted'),
      messages: [...both, answerCutOff],
    },
    status: 'Interrupted',
  },
  'tool asks': { group: 'conversation', state: asksApproval, status: 'Waiting for you' },
  'long transcript': {
    group: 'conversation',
    state: { ...live, messages: longConversation },
    status: 'Listening',
  },
} satisfies Record<string, ChatMoment>;

const microphone = {
  muted: { group: 'microphone', state: { ...live, microphoneMuted: true }, status: 'Muted' },
  'microphone blocked': {
    group: 'microphone',
    state: { ...live, microphone: blocked },
    status: 'Can’t hear you',
  },
  'typing only': {
    group: 'microphone',
    state: { ...live, microphone: { status: 'idle' } },
    status: 'Ready for your message',
  },
  'devices open': {
    group: 'microphone',
    state: live,
    status: 'Listening',
    pressed: ['Microphone and speaker'],
  },
} satisfies Record<string, ChatMoment>;

const problems = {
  'error before the start': { group: 'errors', state: { session: failed(errors.busy) }, status: null },
  'error in the session': {
    group: 'errors',
    state: { ...live, messages: both, turn: endedTurn(1, 'failed'), error: errors.rateLimited },
    status: 'Listening',
  },
  'two errors': {
    group: 'errors',
    state: {
      ...live,
      messages: both,
      turn: endedTurn(1, 'failed'),
      error: errors.rateLimited,
      microphone: blocked,
    },
    status: 'Can’t hear you',
  },
  'connection lost': { group: 'errors', state: { ...heard, session: failed(errors.lost) }, status: null },
} satisfies Record<string, ChatMoment>;

const session = {
  switching: {
    group: 'session',
    state: {
      ...heard,
      session: sessions.authorizing,
      mode: 'server',
      modes: ['client', 'server'],
      switching: { from: 'client', to: 'server', status: 'switching' },
    },
    status: null,
  },
  reconnecting: {
    group: 'session',
    state: { ...live, session: sessions.reconnecting },
    status: 'Reconnecting',
  },
  ending: {
    group: 'session',
    state: { ...live, ending: { reason: 'idle', since: Date.now(), endsAt: Date.now() + 45_000 } },
    status: 'Listening',
  },
  ended: { group: 'session', state: { ...heard, session: sessions.stopped }, status: null },
} satisfies Record<string, ChatMoment>;

const panels = {
  'thoughts open': { group: 'panels', state: thinks, status: 'Thinking', pressed: ['Thoughts'] },
  'menu open': {
    group: 'panels',
    state: speaks,
    status: 'Speaking',
    pressed: ['Video, sound and captions'],
  },
  'shortcuts open': {
    group: 'panels',
    state: live,
    status: 'Listening',
    pressed: ['Keyboard shortcuts'],
    minWidth: 600,
  },
} satisfies Record<string, ChatMoment>;

const layouts = {
  call: { group: 'layouts', state: speaks, status: 'Speaking', layout: 'call' },
  'call, tool asks': { group: 'layouts', state: asksApproval, status: 'Waiting for you', layout: 'call' },
  'voice only': { group: 'layouts', state: speaks, status: 'Speaking', layout: 'voice' },
  'voice only, listening': { group: 'layouts', state: live, status: 'Listening', layout: 'voice' },
  'text only': { group: 'layouts', state: speaks, status: 'Speaking', layout: 'text' },
  panel: { group: 'layouts', state: speaks, status: 'Speaking', layout: 'panel' },
  'launcher closed': { group: 'launcher', state: {}, status: null, layout: 'launcher' },
  'launcher open': {
    group: 'launcher',
    state: {},
    status: null,
    layout: 'launcher',
    pressed: ['Talk to us'],
  },
  'launcher speaking': {
    group: 'launcher',
    state: speaks,
    status: 'Speaking',
    layout: 'launcher',
    pressed: ['Talk to us'],
  },
} satisfies Record<string, ChatMoment>;

/** All states that a user can see. */
export const chatStates: Readonly<Record<string, ChatMoment>> = {
  ...start,
  ...privacy,
  ...conversation,
  ...microphone,
  ...problems,
  ...session,
  ...panels,
  ...layouts,
};
