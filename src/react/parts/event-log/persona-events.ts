import type {
  GroupedLog,
  MessagePart,
  PersonaError,
  PersonaState,
  ToolCall,
  TranscriptMessage,
  TurnTimeline,
} from '../../../core/index.js';

export const eventKinds = [
  'session',
  'mode',
  'turn',
  'message',
  'thought',
  'tool',
  'source',
  'file',
  'data',
  'usage',
  'microphone',
  'network',
  'warning',
  'error',
] as const;

export type EventKind = (typeof eventKinds)[number];

/** An event, named with the state's own terms. It is not translated, because the log is for developers. */
export interface PersonaEventEntry {
  readonly kind: EventKind;
  readonly text: string;
}

/** Texts are cut to this length, because the log is about events, not content. */
const MOST_CHARACTERS = 80;

/** Returns the events between two states, in the order of a turn. */
export function personaEvents(before: PersonaState, after: PersonaState): readonly PersonaEventEntry[] {
  if (before === after) return [];
  return [
    ...said('mode', before.mode, after.mode, (mode) => mode),
    ...said('session', before.session, after.session, sessionText, sessionKey),
    ...said('network', before.connectionQuality, after.connectionQuality, (quality) => quality),
    ...said('microphone', before.microphone, after.microphone, microphoneText, microphoneText),
    ...said('microphone', before.microphoneMuted, after.microphoneMuted, (muted) =>
      muted ? 'muted' : 'unmuted',
    ),
    ...said('message', before.userSpeaking, after.userSpeaking, (speaks) =>
      speaks ? 'user begins to speak' : 'user stops speaking',
    ),
    ...said('turn', before.turn, after.turn, turnText, turnText),
    ...inLog('message', before.transcript, after.transcript, messageText),
    ...inLog('thought', before.reasoning, after.reasoning, ({ status, text }) =>
      status === 'streaming' ? 'begins' : `${status}, ${text.length} characters`,
    ),
    ...inLog('tool', before.toolCalls, after.toolCalls, toolText),
    ...partEvents(before.transcript, after.transcript),
    ...inLog('usage', before.timeline, after.timeline, usageText).filter(({ text }) => text !== ''),
    ...warningEvents(before.warnings, after.warnings),
    ...said('error', before.error, after.error, (error) => (error ? errorText(error) : 'cleared')),
  ];
}

function said<Value>(
  kind: EventKind,
  before: Value,
  after: Value,
  textOf: (value: Value) => string,
  keyOf: (value: Value) => unknown = (value) => value,
): PersonaEventEntry[] {
  return keyOf(before) === keyOf(after) ? [] : [{ kind, text: textOf(after) }];
}

const sessionKey = ({ status, ...rest }: PersonaState['session']) =>
  `${status} ${'reason' in rest ? rest.reason : ''}`;

function sessionText(session: PersonaState['session']): string {
  if (session.status === 'ended')
    return `ended: ${session.reason}${session.error ? `, ${errorText(session.error)}` : ''}`;
  const { status } = session;
  if (status === 'live' && session.region) return `live ${session.sessionId}, region ${session.region}`;
  return 'sessionId' in session ? `${status} ${session.sessionId ?? ''}`.trim() : status;
}

function microphoneText(microphone: PersonaState['microphone']): string {
  return 'reason' in microphone ? `${microphone.status}: ${microphone.reason}` : microphone.status;
}

function turnText(turn: PersonaState['turn']): string {
  if (turn.status === 'none') return 'none';
  return `${turn.turnId} ${turn.status === 'ended' ? turn.outcome : turn.status} (${turn.source})`;
}

function messageText(message: TranscriptMessage): string {
  if (message.role === 'user') return `user, ${message.source}: ${short(message.text)}`;
  const { status, heard, written, finishReason } = message;
  return status === 'streaming'
    ? 'persona begins'
    : `persona ${status}${status === 'done' && finishReason ? ` (${finishReason})` : ''}, heard ${heard.length} of ${written.length} characters`;
}

function toolText({ name, status, subtype, executionMs }: ToolCall): string {
  const kind = subtype === undefined ? '' : ` (${short(subtype)})`;
  return `${name}${kind} ${status}${executionMs === undefined ? '' : `, ${Math.round(executionMs)} ms`}`;
}

/** New warnings. The state keeps only the latest, so they are told by identity. */
function warningEvents(
  before: PersonaState['warnings'],
  after: PersonaState['warnings'],
): PersonaEventEntry[] {
  if (before === after) return [];
  return after
    .filter((warning) => !before.includes(warning))
    .map(({ text }) => ({ kind: 'warning', text: short(text) }));
}

function usageText({ turnId, usage }: TurnTimeline): string {
  const counts = Object.entries(usage ?? {}).map(([name, count]) => `${name} ${count}`);
  return counts.length > 0 ? `${turnId} ${counts.join(', ')}` : '';
}

/** Events for sources, files and data parts. Only their names are logged, because the content may be private. */
function partEvents(
  before: PersonaState['transcript'],
  after: PersonaState['transcript'],
): PersonaEventEntry[] {
  if (before === after) return [];
  const known = new Set(newest(before).flatMap(partsOf));
  return newest(after)
    .flatMap(partsOf)
    .filter((part) => !known.has(part))
    .map((part) => ({ kind: part.type, text: partText(part) }));
}

/** Returns the newest messages, the only ones in which new parts arrive. */
const newest = ({ groups }: PersonaState['transcript']) => groups.slice(-2).flatMap(({ items }) => items);
const partsOf = (message: TranscriptMessage) => (message.role === 'persona' ? message.parts : []);

function partText(part: MessagePart): string {
  if (part.type === 'source') return short(part.url ?? part.title ?? part.filename ?? part.id);
  return part.type === 'file' ? part.mediaType : part.name;
}

const errorText = ({ code, message }: PersonaError) => `${code}: ${short(message)}`;

/** Cuts without leaving half of an emoji. */
const short = (text: string) =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '')}…` : text;

/** Returns the new and changed items of a log. Groups with the same identity are skipped. */
function inLog<Item extends { readonly id: string }>(
  kind: EventKind,
  before: GroupedLog<Item>,
  after: GroupedLog<Item>,
  textOf: (item: Item) => string,
): PersonaEventEntry[] {
  if (before === after) return [];
  return after.groups.flatMap((group, index) => {
    const was = before.groups[index];
    if (group === was) return [];
    const known = new Map(was?.items.map((item) => [item.id, item]));
    return group.items.flatMap((item) => {
      const old = known.get(item.id);
      const text = textOf(item);
      return old === item || (old && textOf(old) === text) ? [] : [{ kind, text }];
    });
  });
}
