'use client';

import { createContext, useContext } from 'react';
import type { Persona, PersonaMode } from '../../core/index.js';
import { contextErrors } from '../../internal/errors/context-errors.js';
import { errorFactory } from '../../internal/persona-error.js';
import type { ConsentGate } from './consent/consent-gate.js';

export interface PersonaContextValue {
  readonly persona: Persona;
  /** `null` when the app has fixed the mode. */
  readonly requestMode: ((mode: PersonaMode) => void) | null;
  /** `null` when no consent is required. */
  readonly consent: ConsentGate | null;
  /** Whether the AI badge is shown. */
  readonly disclosure: boolean;
}

export const PersonaContext = createContext<PersonaContextValue | null>(null);

const configError = errorFactory(contextErrors);

/** @throws PersonaError `config-context` */
export function usePersonaContext(caller: string): PersonaContextValue {
  const value = useContext(PersonaContext);
  if (value) return value;
  throw noPersona(caller);
}

export const noPersona = (caller: string) =>
  configError('config-context', {
    message: `${caller} needs a persona and found none above it. Wrap it in <PersonaProvider> or <PersonaChat>.`,
  });
