'use client';

import { useRef, type ReactNode, type RefObject } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { Icon } from '../../shared/Icon.js';

interface SendButtonProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly disabled: boolean;
  readonly ready: boolean;
  readonly onSend: () => void;
}

export function SendButton({ field, disabled, ready, onSend }: SendButtonProps): ReactNode {
  const { send } = useLabels();
  const isTouch = useRef(false);
  return (
    <button
      type="button"
      className="persona-button persona-send"
      aria-label={send}
      disabled={disabled}
      // Not `disabled`: after sending the field is empty, and a disabled button would lose the focus.
      aria-disabled={!ready}
      onPointerDown={({ pointerType }) => {
        isTouch.current = pointerType === 'touch';
      }}
      // Keeps the focus, so that the keyboard of a phone neither opens nor closes.
      onMouseDown={(event) => event.preventDefault()}
      onClick={({ detail }) => {
        onSend();
        if (detail > 0 && !isTouch.current) field.current?.focus();
      }}
    >
      <Icon name="send" />
    </button>
  );
}
