import type { PersonaMessage, TranscriptMessage } from '../../machine/logs/message.js';

/** How the two are called in an export. */
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
