import type { PersonaMessage } from '../../../core/index.js';
import type { PersonaLabels } from '../../labels/labels.js';
import { englishMessagePartLabels } from '../../labels/message-part-labels.js';
import { sourceOrigin, sourceTitle } from './source-text.js';

/** The sources of an answer as text, to be copied with it; empty if there are none. */
export function copiedSources({ parts }: PersonaMessage, labels: PersonaLabels): string {
  const lines = parts
    .filter((part) => part.type === 'source')
    .map((source, index) => {
      const [title, place] = [sourceTitle(source), source.url ?? sourceOrigin(source)];
      return `${index + 1}. ${[title, place].filter((text) => text !== '').join(' – ')}`;
    });
  const heading = labels.messageParts?.sources ?? englishMessagePartLabels.sources;
  return lines.length > 0 ? `\n\n${heading}\n${lines.join('\n')}` : '';
}
