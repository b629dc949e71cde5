'use client';

import { forwardRef, useMemo, type ComponentPropsWithoutRef } from 'react';
import { usePersonaCaptions } from '../../hooks/usePersonaCaptions.js';
import { classNames } from '../../shared/class-names.js';
import { textPieces } from '../../shared/message-text/text-pieces.js';

export const CaptionText = forwardRef<HTMLParagraphElement, ComponentPropsWithoutRef<'p'>>(function Captions(
  { className, ...attributes },
  ref,
) {
  const { page, state, settings } = usePersonaCaptions();
  const words = useMemo(() => textPieces(page?.heard ?? ''), [page?.heard]);
  if (!page) return null;
  return (
    <p
      aria-hidden="true"
      dir="auto"
      translate="no"
      {...attributes}
      ref={ref}
      className={classNames('persona-root persona-captions', className)}
      data-state={state}
      data-size={settings.size}
      data-contrast={settings.contrast}
      data-position={settings.position}
    >
      <span className="persona-caption">
        {words.map((word, index) => (
          // A page grows only at its end.
          <span key={`${page.from}-${index}`} className="persona-caption-word">
            {word}
          </span>
        ))}
      </span>
      {state === 'speaking' && <span className="persona-caption-coming">{page.coming}</span>}
    </p>
  );
});
