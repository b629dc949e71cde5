'use client';

import {
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type ComponentPropsWithoutRef,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { useLanguage } from '../../hooks/useLanguage.js';
import { usePersona } from '../../hooks/usePersona.js';
import type { PersonaConsent } from '../../hooks/usePersonaConsent.js';
import { englishConsentLabels } from '../../labels/consent-labels.js';
import { usePartLabels } from '../../labels/useLabels.js';
import type { ConsentTerms } from '../../provider/consent/consent-options.js';
import { classNames } from '../../shared/class-names.js';
import { isSameGesture } from '../../shared/same-gesture.js';
import { textsOfPurposes } from './consent-texts.js';

interface ConsentQuestionProps extends ComponentPropsWithoutRef<'dialog'> {
  readonly dialogRef: Ref<HTMLDialogElement>;
  readonly terms: ConsentTerms;
  readonly control: PersonaConsent;
}

/** A modal dialog. The browser restores the focus when it closes. */
export function ConsentQuestion({
  dialogRef,
  terms,
  control,
  className,
  ...rest
}: ConsentQuestionProps): ReactNode {
  const labels = usePartLabels('consent', englishConsentLabels);
  const language = useLanguage();
  const { store } = usePersona();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useImperativeHandle<HTMLDialogElement | null, HTMLDialogElement | null>(dialogRef, () => dialog.current);
  // Close it before it unmounts, so that the browser restores the focus.
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    // Not a button, so that nobody consents with a key that was meant for the page.
    current?.focus();
    return () => current?.close();
  }, []);
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    control.decline();
  };
  // The second click of a double click on the start button is no consent.
  const once = (act: () => void) => (event: MouseEvent) => isSameGesture(store, event) || act();
  const points = terms.points ?? textsOfPurposes(control.purposes, labels);
  return (
    <dialog
      {...language}
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      {...rest}
      ref={dialog}
      tabIndex={-1}
      className={classNames('persona-root persona-shortcuts-dialog', className)}
      onCancel={(event) => {
        event.preventDefault();
        control.decline();
      }}
      onKeyDown={escape}
    >
      <div className="persona-shortcuts">
        <header>
          <h2 id={`${id}title`}>{labels.title}</h2>
        </header>
        <div id={`${id}text`}>
          <p>{terms.text ?? labels.text}</p>
          <ul className="persona-tool-list">
            {points.map((point, index) => (
              // The list is fixed while the question is open.
              <li key={index}>{point}</li>
            ))}
          </ul>
          <p>{labels.untilThen}</p>
        </div>
        {terms.policyUrl !== undefined && (
          <p>
            <a href={terms.policyUrl} target="_blank" rel="noreferrer">
              {labels.policy}
            </a>
          </p>
        )}
        <div className="persona-tool-approval">
          <button type="button" className="persona-button persona-tool-allow" onClick={once(control.accept)}>
            {labels.accept}
          </button>
          <button
            type="button"
            className="persona-button persona-tool-refuse"
            onClick={once(control.decline)}
          >
            {labels.decline}
          </button>
        </div>
      </div>
    </dialog>
  );
}
