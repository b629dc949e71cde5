'use client';

import { createContext, useContext } from 'react';
import { contextErrors } from '../../../internal/errors/context-errors.js';
import { errorFactory } from '../../../internal/persona-error.js';
import type { PlaybackControl } from './usePlayback.js';

export const StageContext = createContext<PlaybackControl | null>(null);

const configError = errorFactory(contextErrors);

/** @throws PersonaError `config-context` */
export function useStage(part: string): PlaybackControl {
  const stage = useContext(StageContext);
  if (stage) return stage;
  throw configError('config-context', { message: `${part} must be inside <Stage>.` });
}
