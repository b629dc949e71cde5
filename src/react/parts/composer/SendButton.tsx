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
      // Not `disabled`: the text is gone when it is sent, and the focus would be too.
      aria-disabled={!ready}
      onPointerDown={({ pointerType }) => {
        isTouch.current = pointerType === 'touch';
      }}
      // The focus stays where it is: on a phone the keyboard neither closes nor opens.
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
