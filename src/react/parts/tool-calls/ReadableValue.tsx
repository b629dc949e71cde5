'use client';

import type { ReactNode } from 'react';
import { visibleText } from '../../../internal/visible-text.js';
import { englishMessagePartLabels } from '../../labels/message-part-labels.js';
import { usePartLabels } from '../../labels/useLabels.js';
import { spacedName } from '../../shared/tool-text.js';

/** Deeper or longer values are shown as JSON. */
const DEEPEST = 6;
const LONGEST = 200;

interface ReadableValueProps {
  readonly value: unknown;
  readonly depth?: number;
}

/**
 * Renders a JSON value as `name: value`, with invisible characters spelled out. Nothing is omitted, because the user
 * decides based on what is shown.
 */
export function ReadableValue({ value, depth = 0 }: ReadableValueProps): ReactNode {
  const { yes, no, empty } = usePartLabels('messageParts', englishMessagePartLabels);
  if (typeof value === 'boolean') return value ? yes : no;
  if (value === null || value === '') return <span className="persona-tool-empty">{empty}</span>;
  if (typeof value === 'string') return <bdi>{visibleText(value)}</bdi>;
  if (typeof value !== 'object') return <bdi>{JSON.stringify(value)}</bdi>;
  const members = Object.entries(value);
  if (members.length === 0) return <span className="persona-tool-empty">{empty}</span>;
  if (depth >= DEEPEST || members.length > LONGEST)
    return <pre className="persona-tool-detail">{json(value)}</pre>;
  if (Array.isArray(value))
    return (
      <ul className="persona-tool-list">
        {members.map(([name, item]) => (
          <li key={name}>
            <ReadableValue value={item} depth={depth + 1} />
          </li>
        ))}
      </ul>
    );
  return (
    <dl className="persona-tool-values">
      {members.map(([name, member]) => (
        <div key={name}>
          <dt>
            <bdi>{spacedName(name)}</bdi>
          </dt>
          <dd>
            <ReadableValue value={member} depth={depth + 1} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function json(value: object): string {
  try {
    return visibleText(JSON.stringify(value, null, 2));
  } catch {
    // Nested too deeply to format. The JSON view of the call shows it.
    return '…';
  }
}
