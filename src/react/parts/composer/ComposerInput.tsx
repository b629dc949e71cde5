'use client';

import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { useChatAction, useShortcutKeys } from '../../keyboard/useChatAction.js';

interface ComposerInputProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSend: () => void;
  readonly disabled: boolean;
  readonly describedBy: string | undefined;
}

/** A textarea that grows with its text: its box also holds the text, unseen, and so takes its height. */
export function ComposerInput(props: ComposerInputProps): ReactNode {
  const { field, value, onChange, onSend, disabled, describedBy } = props;
  const labels = useLabels();
  useChatAction('write', () => {
    field.current?.focus();
    // Before the session there is nobody to write to.
    return !disabled;
  });
  return (
    <div className="persona-composer-grow" data-value={value}>
      <textarea
        ref={field}
        className="persona-composer-input"
        rows={1}
        aria-label={labels.composer}
        aria-describedby={describedBy}
        aria-keyshortcuts={useShortcutKeys('write')}
        placeholder={labels.composerPlaceholder}
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

/**
 * An Enter that accepts what an input method offers is not for us. Safari ends the composition before it tells of the
 * key; 229 is what is left of it.
 */
function isComposing({ nativeEvent }: KeyboardEvent): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- Safari has no other sign
  return nativeEvent.isComposing || nativeEvent.keyCode === 229;
}
