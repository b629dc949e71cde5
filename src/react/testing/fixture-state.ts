import type {
  MicrophoneState,
  PersonaError,
  ToolCall,
  GroupedLog,
  PersonaMessage,
  PersonaState,
  SessionState,
  Thought,
  TurnTimeline,
  TranscriptMessage,
  TurnState,
  UserMessage,
} from 'anam-react/core';
import { personaError } from 'anam-react/core';

/** A fixed time, so that screenshots do not change. */
const noon = Date.UTC(2026, 10, 23, 12, 0, 0);

export const sessions = {
  idle: { status: 'idle' },
  authorizing: { status: 'authorizing', since: noon },
  connecting: { status: 'connecting', since: noon },
  live: { status: 'live', since: noon, sessionId: 'fixture' },
  reconnecting: { status: 'reconnecting', since: noon, sessionId: 'fixture', attempt: 0 },
  stopped: { status: 'ended', since: noon, reason: 'user' },
} as const satisfies Record<string, SessionState>;

/** An empty stream. A level meter finds no audio in it, and Node has no `MediaStream`. */
const stream = (typeof MediaStream === 'function' ? new MediaStream() : null) as MediaStream;
const granted = { status: 'granted', deviceId: null, stream } as const;

export const microphones = {
  listening: granted,
} satisfies Record<string, MicrophoneState>;

export const errors = {
  busy: personaError('session-busy', { message: 'Anam answered 429: concurrency limit reached.' }),
  lost: personaError('connection-lost', { message: 'The peer connection failed.' }),
  rateLimited: personaError('llm-rate-limited', {
    message: 'POST /api/persona/llm answered 429.',
    status: 429,
    retryAfterMs: 20_000,
  }),
  modeFailed: personaError('mode-failed', {
    message: 'The switch from client to server mode failed: No session came up.',
  }),
  microphoneBlocked: personaError('microphone-blocked', { message: 'NotAllowedError: Permission denied' }),
};

export const failed = (error: PersonaError): SessionState => ({
  status: 'ended',
  since: noon,
  reason: error.code === 'connection-lost' ? 'network' : 'error',
  error,
});

export function userMessage(turnIndex: number, text: string, source: UserMessage['source'] = 'text') {
  const turnId = `turn-${turnIndex}`;
  return {
    role: 'user',
    id: `${turnId}-user`,
    turnId,
    turnIndex,
    text,
    files: [],
    source,
    createdAt: noon,
  } satisfies UserMessage;
}

export function personaMessage(
  turnIndex: number,
  written: string,
  more: Partial<Pick<PersonaMessage, 'heard' | 'status' | 'parts' | 'withdrawn' | 'finishReason'>> = {},
): PersonaMessage {
  const turnId = `turn-${turnIndex}`;
  const status = more.status ?? 'done';
  return {
    role: 'persona',
    id: `${turnId}-persona`,
    turnId,
    turnIndex,
    written,
    heard: more.heard ?? (status === 'done' ? written : ''),
    parts: more.parts ?? [],
    withdrawn: more.withdrawn ?? [],
    endpointIds: [],
    finishReason: more.finishReason ?? null,
    status,
    interrupted: status === 'interrupted',
    createdAt: noon,
    endedAt: status === 'streaming' ? null : noon + 4_000,
  };
}

export function thought(turnIndex: number, text: string, more: Partial<Omit<Thought, 'text'>> = {}): Thought {
  const status = more.status ?? 'done';
  return {
    id: more.id ?? `turn-${turnIndex}-thought-1`,
    turnId: `turn-${turnIndex}`,
    source: 'client',
    text,
    status,
    startedAt: noon,
    ...more,
    endedAt: more.endedAt ?? (status === 'streaming' ? null : noon + 12_000),
  };
}

export function toolCall(turnIndex: number, name: string, more: Partial<ToolCall> = {}): ToolCall {
  const status = more.status ?? 'done';
  const open = status === 'requested' || status === 'awaiting-approval' || status === 'running';
  return {
    id: `turn-${turnIndex}-${name}`,
    turnId: `turn-${turnIndex}`,
    source: 'client',
    providerExecuted: false,
    name,
    arguments: '{}',
    status,
    result: null,
    startedAt: noon,
    endedAt: open ? null : noon + 2_000,
    round: 0,
    writtenOffset: 0,
    ...more,
  };
}

export function timeline(turnIndex: number, more: Partial<TurnTimeline> = {}): TurnTimeline {
  const id = `turn-${turnIndex}`;
  return {
    id,
    turnId: id,
    source: 'text',
    speechEndedAt: null,
    inputAt: noon,
    startedAt: noon,
    requestedAt: noon,
    firstThoughtAt: noon + 300,
    firstTextAt: noon + 2_400,
    firstTalkAt: noon + 2_450,
    firstWordAt: noon + 3_000,
    lastWordAt: noon + 7_600,
    endedAt: noon + 8_000,
    outcome: 'completed',
    usage: null,
    ...more,
  };
}

const turnBase = (turnIndex: number) =>
  ({ turnId: `turn-${turnIndex}`, source: 'text', startedAt: noon }) as const;

export const thinking = (turnIndex: number): TurnState => ({ status: 'thinking', ...turnBase(turnIndex) });

export const speaking = (turnIndex: number): TurnState => ({
  status: 'speaking',
  ...turnBase(turnIndex),
  firstTextAt: noon + 900,
});

export const endedTurn = (turnIndex: number, outcome: 'completed' | 'interrupted' | 'failed'): TurnState => ({
  status: 'ended',
  ...turnBase(turnIndex),
  outcome,
  endedAt: noon + 4_000,
});

const GROUP = 32;

/** Returns a log as core builds it from these items. */
export function logOf<Item extends { readonly id: string }>(items: readonly Item[]): GroupedLog<Item> {
  const groups = [];
  for (let at = 0; at < items.length; at += GROUP) {
    const part = items.slice(at, at + GROUP);
    groups.push({ id: part[0]?.id ?? '', items: part });
  }
  return { groups, size: items.length };
}

export interface FixtureState extends Partial<
  Omit<PersonaState, 'transcript' | 'reasoning' | 'toolCalls' | 'timeline'>
> {
  readonly messages?: readonly TranscriptMessage[];
  readonly thoughts?: readonly Thought[];
  readonly toolCalls?: readonly ToolCall[];
  readonly timelines?: readonly TurnTimeline[];
}

export function fixtureState({
  messages = [],
  thoughts = [],
  toolCalls = [],
  timelines = [],
  ...rest
}: FixtureState): PersonaState {
  const live = rest.session?.status === 'live' || rest.session?.status === 'reconnecting';
  return {
    mode: 'client',
    modes: ['client'],
    switching: null,
    session: sessions.idle,
    connectionQuality: live ? 'good' : 'unknown',
    endsAt: null,
    ending: null,
    turn: { status: 'none' },
    queuedTurnIds: [],
    usage: {},
    restoring: false,
    userSpeaking: false,
    userInterim: '',
    microphone: live ? microphones.listening : { status: 'idle' },
    microphoneMuted: false,
    devices: { microphoneId: null, speakerId: null },
    media: null,
    warnings: [],
    error: null,
    ...rest,
    transcript: logOf(messages),
    reasoning: logOf(thoughts),
    toolCalls: logOf(toolCalls),
    timeline: logOf(timelines),
  };
}
