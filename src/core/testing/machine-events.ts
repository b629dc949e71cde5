import { personaError } from '../../internal/errors/error-of-code.js';
import type { LlmPart } from '../../llm/llm-adapter.js';
import type { TimerName } from '../machine/effect.js';
import type { PersonaEvent } from '../machine/event.js';
import type { Microphone } from '../ports/microphone.js';
import type { SessionSignal, SpeechChunk } from '../ports/session-port.js';

// Commands and facts with short names, so that one row of a table fits on one line.

export const start: PersonaEvent = { type: 'session/start' };
export const end: PersonaEvent = { type: 'session/end' };
export const clear: PersonaEvent = { type: 'conversation/clear' };
export const destroy: PersonaEvent = { type: 'persona/destroy' };
export const interrupt: PersonaEvent = { type: 'turn/interrupt' };
export const codeLoaded: PersonaEvent = { type: 'code/loaded' };
export const pageLeft: PersonaEvent = { type: 'page/left' };

export const errorOf = (code: Parameters<typeof personaError>[0]) => personaError(code, { message: code });

export const authorized = (attempt = 1): PersonaEvent => ({
  type: 'session/authorized',
  attempt,
  credentials: { token: `token-${attempt}` },
});

export const sessionFailed = (code: Parameters<typeof personaError>[0], attempt = 1): PersonaEvent => ({
  type: 'session/failed',
  attempt,
  error: errorOf(code),
});

export const closed = (attempt = 1): PersonaEvent => ({ type: 'session/closed', closed: attempt });

type Signalled = Extract<PersonaEvent, { type: 'session/signalled' }>;

export const signal = (told: SessionSignal, attempt = 1): Signalled => ({
  type: 'session/signalled',
  attempt,
  signal: told,
  newTurnId: 'new',
});

export const ready = (attempt = 1) => signal({ type: 'ready', sessionId: `session-${attempt}` }, attempt);
export const media = (attempt = 1) => signal({ type: 'media', stream: { id: 'media' } as never }, attempt);
export const channelOpen = (attempt = 1) => signal({ type: 'channel-open' }, attempt);

/** The events of a start until the session connects. */
export const connecting = (attempt = 1): PersonaEvent[] => [start, codeLoaded, authorized(attempt)];

/** The events of a whole start. */
export const live = (attempt = 1): PersonaEvent[] => [
  ...connecting(attempt),
  signal({ type: 'established' }, attempt),
  ready(attempt),
  media(attempt),
  channelOpen(attempt),
];

export const ask = (turnId: string, text = 'Why?'): PersonaEvent => ({
  type: 'turn/ask',
  turnId,
  text,
  source: 'text',
});

export const say = (turnId: string, text = 'Hello.'): PersonaEvent => ({ type: 'turn/say', turnId, text });

export const part = (turnId: string, produced: LlmPart): PersonaEvent => ({
  type: 'model/produced',
  turnId,
  part: produced,
});
export const text = (turnId: string, delta = 'Hello.') => part(turnId, { type: 'text-delta', text: delta });
export const thought = (turnId: string) => part(turnId, { type: 'reasoning-delta', text: 'Hm.' });
export const toolCall = (turnId: string, id: string) =>
  part(turnId, { type: 'tool-call', id, name: 'look', arguments: '{}' });
export const modelEnded = (turnId: string): PersonaEvent => ({ type: 'model/ended', turnId });

const chunk = (messageId: string, content: string, more: Partial<SpeechChunk>): SpeechChunk => ({
  messageId,
  role: 'persona',
  content,
  endOfSpeech: false,
  interrupted: false,
  ...more,
});

/** The service reports speech from the persona. */
export const spoke = (messageId: string, content: string, more: Partial<SpeechChunk> = {}, attempt = 1) =>
  signal({ type: 'speech', chunk: chunk(messageId, content, more) }, attempt);

/** The service reports a complete utterance from the user. */
export const userSaid = (messageId: string, content: string, more: Partial<SpeechChunk> = {}, attempt = 1) =>
  signal(
    { type: 'speech', chunk: chunk(messageId, content, { role: 'user', endOfSpeech: true, ...more }) },
    attempt,
  );

export const fired = (name: TimerName): PersonaEvent => ({ type: 'timer/fired', name });
export const muted = (isMuted: boolean): PersonaEvent => ({ type: 'microphone/mute', muted: isMuted });
export const mode = (to: 'client' | 'server'): PersonaEvent => ({ type: 'mode/set', mode: to });

export const restore = (number: number): PersonaEvent => ({
  type: 'conversation/restore',
  restore: number,
  load: async () => null,
});

/** A placeholder, whose functions the machine never calls. */
export const microphone = (deviceId: string): Microphone =>
  ({ deviceId, stream: { id: `stream of ${deviceId}` } }) as unknown as Microphone;
