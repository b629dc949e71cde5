import type { SessionRecord } from '../session-record.js';

/** One message of a transcript, as in Anam's OpenAPI document. */
interface TranscriptMessage {
  readonly role: 'user' | 'persona';
  message: string;
  readonly timestamp: string;
  readonly speakingDurationSeconds: number | null;
  wasInterrupted?: boolean;
}

/**
 * Returns the body of `GET /v1/sessions/{id}/transcript`. ASSUMPTION: it includes typed messages, and a persona's
 * message contains the spoken words.
 */
export function transcriptOf(sessionId: string, { started, ended, said }: SessionRecord): object {
  const messages: TranscriptMessage[] = [];
  const open = new Map<string, TranscriptMessage>();
  for (const { role, text, at } of said) {
    const { messageId, content, end, interrupted } = text;
    const key = `${role} ${messageId}`;
    const known = open.get(key);
    if (!known && content === '') continue;
    const message = known ?? newMessage(role, at);
    if (!known) messages.push(message);
    message.message += content;
    open.set(key, message);
    if (!end) continue;
    open.delete(key);
    if (role === 'persona') message.wasInterrupted = interrupted;
  }
  return {
    sessionId,
    personaName: 'Simulated persona',
    startTime: isoOf(started),
    endTime: ended === null ? null : isoOf(ended),
    durationMs: ended === null ? null : ended - started,
    totalMessages: messages.length,
    transcriptsEnabled: true,
    messages,
  };
}

const isoOf = (at: number) => new Date(at).toISOString();

const newMessage = (role: 'user' | 'persona', at: number): TranscriptMessage => ({
  role,
  message: '',
  timestamp: isoOf(at),
  speakingDurationSeconds: null,
});
