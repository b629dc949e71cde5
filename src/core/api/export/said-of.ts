import { exportedLine } from '../../../internal/exported-text.js';
import type { PersonaMessage, TranscriptMessage } from '../../machine/logs/message.js';

/** The names of the two speakers in an export. */
export interface SpeakerNames {
  readonly user: string;
  readonly persona: string;
}

/** The speaker's name on one line. Never empty, because a format may require it. */
export const nameOf = (names: SpeakerNames, role: keyof SpeakerNames): string =>
  exportedLine(names[role]) || role;

/** The user's text, or the heard part of the persona's text. An interruption is marked. */
export function saidOf(message: TranscriptMessage): string {
  if (message.role === 'user') return message.text;
  return isCut(message) ? `${message.heard} […]`.trim() : message.written;
}

const isCut = ({ status, heard, written }: PersonaMessage): boolean =>
  status !== 'done' && heard.trim() !== written.trim();
