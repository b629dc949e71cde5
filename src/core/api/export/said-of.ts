import type { PersonaMessage, TranscriptMessage } from '../../machine/logs/message.js';

/** The names of the two speakers in an export. */
export interface SpeakerNames {
  readonly user: string;
  readonly persona: string;
}

/** The user's text, or the heard part of the persona's text. An interruption is marked. */
export function saidOf(message: TranscriptMessage): string {
  if (message.role === 'user') return message.text;
  return isCut(message) ? `${message.heard} […]`.trim() : message.written;
}

const isCut = ({ status, heard, written }: PersonaMessage): boolean =>
  status !== 'done' && heard.trim() !== written.trim();
