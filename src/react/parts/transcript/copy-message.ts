import { logItems, type Persona, type TranscriptMessage } from '../../../core/index.js';
import { exportedLine } from '../../../internal/exported-text.js';
import { stopNote } from '../../labels/format-label.js';
import type { PersonaLabels } from '../../labels/labels.js';
import type { Redaction } from '../../reasoning/redaction.js';
import { callWords } from '../../shared/call-words.js';
import { copyText } from '../../shared/copy-text.js';
import type { MessageActionLabels } from '../../labels/message-action-labels.js';

/** What `copyMessage` needs in addition to the message. */
export interface CopyContext {
  readonly persona: Persona;
  readonly labels: PersonaLabels;
  readonly redact: Redaction;
  /** The texts of the buttons of a message. */
  readonly messages: Pick<MessageActionLabels, 'copyFailed'>;
}

/** Copies a message. Returns whether it is on the clipboard. */
export function copyMessage(message: TranscriptMessage, context: CopyContext): Promise<boolean> {
  const text = message.role === 'user' ? message.text : answerText(message, context);
  return copyText(text, { ...context.labels.history, ...context.messages });
}

type Answer = Extract<TranscriptMessage, { readonly role: 'persona' }>;

/** Returns an answer with the reason why it stopped, the texts of its tool calls, and its sources. */
function answerText(answer: Answer, context: CopyContext): string {
  const note = stopNote(answer, context.labels);
  return [answer.written, note && `[${note}]`, callLines(answer, context), sourceLines(answer, context)]
    .filter(Boolean)
    .join('\n\n');
}

const callLines = ({ turnId }: Answer, { persona, labels, redact }: CopyContext) =>
  logItems(persona.store.getState().toolCalls)
    .filter((call) => call.turnId === turnId)
    .map((call) => `[${exportedLine(callWords(call, labels, persona, redact))}]`)
    .join('\n');

function sourceLines({ parts }: Answer, { labels }: CopyContext): string {
  const sources = parts.filter((part) => part.type === 'source');
  if (sources.length === 0) return '';
  const lines = sources.map(
    ({ title, filename, url }, index) =>
      `${index + 1}. ${[title ?? filename, url].filter(Boolean).join(' ')}`,
  );
  return [`${labels.messageParts?.sources ?? 'Sources'}:`, ...lines].join('\n');
}
