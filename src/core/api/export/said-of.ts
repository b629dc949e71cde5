import { exportedLine } from '../../../internal/exported-text.js';
import type { PersonaMessage, TranscriptMessage } from '../../machine/logs/message.js';
import type { ToolCall } from '../../machine/logs/tool-call.js';

/** The names of the two speakers in an export, and the other texts that do not come from the conversation. */
export interface SpeakerNames {
  readonly user: string;
  readonly persona: string;
  /** Marks an answer that ended at its token limit. @default 'Length limit reached' */
  readonly lengthLimit?: string | undefined;
  /** Marks an answer that a content filter stopped. @default 'Stopped by a content filter' */
  readonly contentFilter?: string | undefined;
  /** The heading of the sources of an answer. @default 'Sources' */
  readonly sources?: string | undefined;
  /** Returns the text for a tool call. If the export is redacted, the call is redacted too. @default the tool's name */
  readonly toolCall?: ((call: ToolCall) => string) | undefined;
}

/** Returns the speaker's name on one line. Never empty, because a format may require it. */
export const nameOf = (names: SpeakerNames, role: 'user' | 'persona'): string =>
  exportedLine(names[role]) || role;

/** Returns the user's text, or the heard part of the persona's text, and marks an interruption and an early end. */
export function saidOf(message: TranscriptMessage, names: SpeakerNames): string {
  if (message.role === 'user') return message.text;
  if (isCut(message)) return `${message.heard} […]`.trim();
  const note = noteOf(message, names);
  return note === '' ? message.written : `${message.written}\n\n[…] (${note})`;
}

function noteOf({ status, finishReason }: PersonaMessage, names: SpeakerNames): string {
  const { lengthLimit = 'Length limit reached', contentFilter = 'Stopped by a content filter' } = names;
  if (status !== 'done') return '';
  if (finishReason === 'length') return lengthLimit;
  return finishReason === 'content-filter' ? contentFilter : '';
}

const isCut = ({ status, heard, written }: PersonaMessage): boolean =>
  status !== 'done' && heard.trim() !== written.trim();
