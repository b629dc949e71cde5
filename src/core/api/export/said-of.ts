import { exportedLine } from '../../../internal/exported-text.js';
import type { PersonaMessage, TranscriptMessage } from '../../machine/logs/message.js';

/** How the two are called in an export. */
export interface SpeakerNames {
  readonly user: string;
  readonly persona: string;
}

/** On one line, and never empty: a format may need it. */
export const nameOf = (names: SpeakerNames, role: keyof SpeakerNames): string =>
  exportedLine(names[role]) || role;

/** What the user said, or what was heard of the persona; a cut is marked. */
export function saidOf(message: TranscriptMessage): string {
  if (message.role === 'user') return message.text;
  return isCut(message) ? `${message.heard} […]`.trim() : message.written;
}

const isCut = ({ status, heard, written }: PersonaMessage): boolean =>
  status !== 'done' && heard.trim() !== written.trim();
