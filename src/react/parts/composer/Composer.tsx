'use client';

import { forwardRef, useId, useRef, useState, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import { PersonaError, type PersonaState } from '../../../core/index.js';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { usePersonaSupported } from '../../hooks/usePersonaSupported.js';
import { errorSentence } from '../../labels/format-label.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { ComposerInput } from './ComposerInput.js';
import { SendButton } from './SendButton.js';
import type { SuggestionsProps } from './Suggestions.js';

const Suggestions = onDemand<SuggestionsProps>(() =>
  import('./Suggestions.js').then((code) => code.Suggestions),
);

/** Props of `Composer`: a handler for sending, the behaviour of the text field, and the attributes of its `<div>`. */
export interface ComposerProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** Called before a text is sent. Return `false` to keep it in the field. */
  readonly onSend?: (text: string) => boolean | void;
  /** Shown in the empty text field. @default `labels.composerPlaceholder` */
  readonly placeholder?: string;
  /**
   * Focuses the text field as soon as the user can type, unless the focus is elsewhere on the page. On a phone this opens
   * the keyboard. @default false
   */
  readonly autoFocus?: boolean;
  /** The maximum number of characters of a message. @default no limit */
  readonly maxLength?: number;
  /** Questions that the user can ask with one click, until the first message. A click also starts the conversation. */
  readonly suggestions?: readonly string[];
}

/** Whether the user can send: `off` without a session, `soon` while one starts. */
function selectReadiness({ session: { status } }: PersonaState): 'ready' | 'soon' | 'off' {
  if (status === 'live' || status === 'reconnecting') return 'ready';
  return status === 'authorizing' || status === 'connecting' ? 'soon' : 'off';
}

/**
 * The text field. Enter sends, Shift+Enter inserts a line break. A message that is sent while the persona speaks
 * interrupts it, unless `advanced.inputPolicy` is set otherwise.
 *
 * @example
 * <PersonaProvider {...options}>
 *   <Transcript />
 *   <Composer />
 * </PersonaProvider>
 */
export const Composer = forwardRef<HTMLDivElement, ComposerProps>(function Composer(
  { className, onSend, placeholder, autoFocus, maxLength, suggestions, ...rest },
  ref,
) {
  const labels = useLabels();
  const readiness = usePersonaSelector(selectReadiness);
  // If no session can start, the stage shows why.
  const supported = usePersonaSupported();
  const { text, setText, error, send, sendText } = useDraft(readiness === 'ready', onSend);
  const hintId = useId();
  const hasHint = error !== null || (supported && readiness !== 'ready');
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    // No `<form>`, because a sandboxed iframe may not submit one.
    <div
      role="form"
      aria-label={labels.composer}
      {...rest}
      ref={ref}
      className={classNames('persona-root persona-composer', className)}
      data-state={readiness}
    >
      {supported && suggestions && suggestions.length > 0 && (
        <Suggestions prompts={suggestions} onPick={sendText} />
      )}
      <div className="persona-composer-box">
        <ComposerInput
          field={field}
          value={text}
          onChange={setText}
          onSend={send}
          placeholder={placeholder}
          focusWhenReady={autoFocus}
          maxLength={maxLength}
          disabled={readiness === 'off'}
          describedBy={hasHint ? hintId : undefined}
        />
        <SendButton
          field={field}
          disabled={readiness === 'off'}
          ready={readiness === 'ready' && text.trim() !== ''}
          onSend={send}
        />
      </div>
      {hasHint && <Hint id={hintId} readiness={readiness} error={error} />}
    </div>
  );
});

function useDraft(ready: boolean, onSend: ComposerProps['onSend']) {
  const persona = usePersona();
  const [text, write] = useState('');
  const [error, setError] = useState<PersonaError | null>(null);
  const setText = (next: string) => {
    write(next);
    // Typing shows that the user is present, even before sending.
    persona.keepAlive();
    setError(null);
  };
  const sendText = (written: string) => {
    if (onSend?.(written) === false) return false;
    try {
      persona.ask(written, { source: 'text' });
      return true;
    } catch (cause) {
      if (!PersonaError.isInstance(cause)) throw cause;
      setError(cause);
      return false;
    }
  };
  const send = () => {
    if (ready && text.trim() !== '' && sendText(text)) setText('');
  };
  return { text, setText, error, send, sendText };
}

interface HintProps {
  readonly id: string;
  readonly readiness: 'ready' | 'soon' | 'off';
  readonly error: PersonaError | null;
}

function Hint({ id, readiness, error }: HintProps): ReactNode {
  const labels = useLabels();
  if (error) {
    return (
      <p id={id} className="persona-composer-hint" role="alert">
        {errorSentence(error, labels)}
      </p>
    );
  }
  return (
    <p id={id} className="persona-composer-hint">
      {readiness === 'soon' ? labels.waitToType : labels.startToType}
    </p>
  );
}
