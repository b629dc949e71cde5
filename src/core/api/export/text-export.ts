import { isoTime } from '../../../internal/iso-time.js';
import type { Conversation } from '../conversation.js';
import { exportedText } from '../../../internal/exported-text.js';
import { additionsOf } from './additions-of.js';
import { nameOf, saidOf, type SpeakerNames } from './said-of.js';

/** Indents further lines, so that a message cannot imitate a speaker line. */
export function toText(conversation: Conversation, names: SpeakerNames): string {
  const additions = additionsOf(conversation, names);
  return conversation.messages
    .map((message) => {
      const { role, createdAt } = message;
      const said = [exportedText(saidOf(message, names)), ...additions(message)]
        .join('\n')
        .replaceAll('\n', '\n    ');
      return `[${isoTime(createdAt)}] ${nameOf(names, role)}: ${said}\n`;
    })
    .join('\n');
}
