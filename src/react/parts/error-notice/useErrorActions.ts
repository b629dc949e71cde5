'use client';

import { PersonaError, type Persona } from '../../../core/index.js';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { useOffered } from '../../keyboard/useChatAction.js';
import { restartQuietly } from '../../provider/start-quietly.js';
import { offeredActions, selectActionContext, type OfferedAction } from './offered-actions.js';

/** Returns the available actions for an error, with their handlers. */
export function useErrorActions(error: PersonaError): {
  readonly actions: readonly OfferedAction[];
  readonly act: (action: OfferedAction) => void;
} {
  const persona = usePersona();
  const focusComposer = useOffered('write');
  const context = usePersonaSelector(selectActionContext);
  const actions = offeredActions(error, { ...context, canType: focusComposer !== undefined });
  const act = (action: OfferedAction) => {
    switch (action) {
      case 'start':
        return restartQuietly(persona);
      case 'ask-again':
        return askAgain(persona, context.failedTurnId);
      case 'microphone':
        return persona.requestMicrophone();
      case 'type':
        return void focusComposer?.();
      case 'reload':
        return globalThis.location.reload();
    }
  };
  return { actions, act };
}

function askAgain(persona: Persona, turnId: string | null): void {
  try {
    persona.retry(turnId ?? undefined);
  } catch (cause) {
    if (!PersonaError.isInstance(cause)) throw cause;
    persona.reportError(cause);
  }
}
