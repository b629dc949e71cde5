'use client';

import { useCallback, useId, useRef, useState, type ReactNode } from 'react';
import type { SourcePart } from '../../../core/index.js';
import { formatLabel } from '../../labels/format-label.js';
import { englishMessagePartLabels } from '../../labels/message-part-labels.js';
import { useLabels, usePartLabels } from '../../labels/useLabels.js';
import { DetachedPopup } from '../../shared/popup/DetachedPopup.js';
import { SourceLink } from './SourceLink.js';
import { sourceTitle } from './source-text.js';

interface SourceChipProps {
  readonly source: SourcePart;
  readonly number: number;
}

/**
 * The number of a source in the text. A click opens its details. The style sheet renders the number, because text here
 * would be selected, copied and translated with the words around it.
 */
export function SourceChip({ source, number }: SourceChipProps): ReactNode {
  const labels = usePartLabels('messageParts', englishMessagePartLabels);
  const { locale } = useLabels();
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const shown = number.toLocaleString(locale);
  const name = formatLabel(labels.source, { number: shown, title: sourceTitle(source) });
  return (
    <>
      <button
        ref={button}
        type="button"
        className="persona-source-chip"
        data-number={shown}
        aria-label={name}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={({ detail }) => detail < 2 && setOpen(!isOpen)}
      />
      {isOpen && (
        <DetachedPopup anchor={button} id={id} label={name} onClose={close}>
          <SourceLink source={source} />
        </DetachedPopup>
      )}
    </>
  );
}
