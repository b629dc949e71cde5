'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { usePersonaConsent } from '../../hooks/usePersonaConsent.js';
import { usePersonaContext } from '../../provider/persona-context.js';
import { ConsentQuestion } from './ConsentQuestion.js';

/** Props of `ConsentDialog`: the attributes of its `<dialog>`. */
export type ConsentDialogProps = Omit<ComponentPropsWithoutRef<'dialog'>, 'children' | 'open'>;

/**
 * The question that a start waits for, if the provider has `privacy.consent`: what goes where, a link to the policy, and
 * the buttons to accept or not. A modal dialog; renders nothing at other times. `PersonaChat` contains it; in
 * your own layout, use one per persona.
 *
 * @example
 * <PersonaProvider {...options} privacy={{ consent: { version: '2026-08' } }}>
 *   <Stage />
 *   <ConsentDialog />
 * </PersonaProvider>
 */
export const ConsentDialog = forwardRef<HTMLDialogElement, ConsentDialogProps>(
  function ConsentDialog(props, ref) {
    const { consent } = usePersonaContext('<ConsentDialog>');
    const control = usePersonaConsent();
    if (!consent?.terms || control.status !== 'asking') return null;
    return <ConsentQuestion {...props} dialogRef={ref} terms={consent.terms} control={control} />;
  },
);
