import type { PersonaMessage, TranscriptMessage } from '../../machine/logs/message.js';

/** The names of the user and of the persona in an exported conversation. */
export interface SpeakerNames {
  readonly user: string;
  readonly persona: string;
}

/** What the user said, or what was heard of the persona; a cut is marked. */
export function saidOf(message: TranscriptMessage): string {
  if (message.role === 'user') return message.text;
  return isCut(message) ? `${message.heard} […]`.trim() : message.written;
}

const isCut = ({ status, heard, written }: PersonaMessage): boolean =>
  status !== 'done' && heard.trim() !== written.trim();
