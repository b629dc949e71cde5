'use client';

import { useEffect, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { focusedIn } from '../../shared/focused-in.js';
import { useChatAction, useShortcutKeys } from '../../keyboard/useChatAction.js';

interface ComposerInputProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSend: () => void;
  readonly disabled: boolean;
  readonly describedBy: string | undefined;
  readonly placeholder: string | undefined;
  readonly focusWhenReady: boolean | undefined;
  readonly maxLength: number | undefined;
}

/** A textarea that grows with its text: the container has an invisible copy of the text, which sets the height. */
export function ComposerInput(props: ComposerInputProps): ReactNode {
  const { field, value, onChange, onSend, disabled, describedBy, placeholder, focusWhenReady, maxLength } =
    props;
  const labels = useLabels();
  useChatAction('write', () => {
    field.current?.focus();
    // Without a session the user cannot send.
    return !disabled;
  });
  useEffect(() => {
    if (focusWhenReady && !disabled && field.current) focusUnlessElsewhere(field.current);
  }, [field, focusWhenReady, disabled]);
  return (
    <div className="persona-composer-grow" data-value={value}>
      <textarea
        ref={field}
        className="persona-composer-input"
        rows={1}
        aria-label={labels.composer}
        aria-describedby={describedBy}
        aria-keyshortcuts={useShortcutKeys('write')}
        placeholder={placeholder ?? labels.composerPlaceholder}
        maxLength={maxLength}
        enterKeyHint="send"
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
          event.preventDefault();
          onSend();
        }}
      />
    </div>
  );
}

/** Moves the focus only within the same chat (from the start button or the stage), not from elsewhere on the page. */
function focusUnlessElsewhere(field: HTMLElement): void {
  const focused = focusedIn(field);
  if (!focused || field.closest('.persona-chat')?.contains(focused)) field.focus();
}

/**
 * Ignores an Enter that confirms an IME suggestion. Safari ends the composition before the key event, which then has the
 * key code 229.
 */
function isComposing({ nativeEvent }: KeyboardEvent): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- Safari has no other indicator
  return nativeEvent.isComposing || nativeEvent.keyCode === 229;
}
