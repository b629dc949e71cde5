'use client';

import { useId, type ReactNode } from 'react';
import type { PersonaMessage } from '../../../core/index.js';
import { englishMessagePartLabels } from '../../labels/message-part-labels.js';
import { usePartLabels } from '../../labels/useLabels.js';
import { SourceLink } from './SourceLink.js';

/** All sources of an answer, numbered as in the text. */
export function MessageSources({ message: { parts } }: { readonly message: PersonaMessage }): ReactNode {
  const { sources: title } = usePartLabels('messageParts', englishMessagePartLabels);
  const id = useId();
  const sources = parts.filter((part) => part.type === 'source');
  if (sources.length === 0) return null;
  return (
    <div className="persona-sources">
      <p id={id} className="persona-sources-title">
        {title}
      </p>
      <ol aria-labelledby={id}>
        {sources.map((source) => (
          <li key={source.id}>
            <SourceLink source={source} />
          </li>
        ))}
      </ol>
    </div>
  );
}
