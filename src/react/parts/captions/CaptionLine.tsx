'use client';

import { useMemo, type ComponentPropsWithoutRef, type ReactNode, type Ref } from 'react';
import { usePersonaCaptions } from '../../hooks/usePersonaCaptions.js';
import { classNames } from '../../shared/class-names.js';
import { textPieces } from '../../shared/message-text/text-pieces.js';

export interface CaptionLineProps extends ComponentPropsWithoutRef<'p'> {
  readonly lineRef: Ref<HTMLParagraphElement>;
}

/** The caption text. Loaded when a session starts. */
export function CaptionLine({ className, lineRef, ...attributes }: CaptionLineProps): ReactNode {
  const { page, state, settings } = usePersonaCaptions();
  const words = useMemo(() => textPieces(page?.heard ?? ''), [page?.heard]);
  if (!page) return null;
  return (
    <p
      aria-hidden="true"
      dir="auto"
      translate="no"
      {...attributes}
      ref={lineRef}
      className={classNames('persona-root persona-captions', className)}
      data-state={state}
      data-size={settings.size}
      data-contrast={settings.contrast}
      data-position={settings.position}
    >
      <span className="persona-caption">
        {words.map((word, index) => (
          // A page grows only at its end, so the index is a stable key.
          <span key={`${page.from}-${index}`} className="persona-caption-word">
            {word}
          </span>
        ))}
      </span>
      {state === 'speaking' && <span className="persona-caption-coming">{page.coming}</span>}
    </p>
  );
}
