'use client';

import { createContext, useContext } from 'react';
import type { Persona, PersonaMode } from '../../core/index.js';
import { contextErrors } from '../../internal/errors/context-errors.js';
import { errorFactory } from '../../internal/persona-error.js';

export interface PersonaContextValue {
  readonly persona: Persona;
  /** `null` when the app has fixed the mode. */
  readonly requestMode: ((mode: PersonaMode) => void) | null;
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
