import type { ReactNode } from 'react';
import type { DataPart, PersonaMessage } from '../../core/index.js';

/**
 * Renders a `data` part of an answer, which your endpoint sends. Return `null` to show nothing. You can narrow the
 * parameter to the type of your own parts.
 */
export type RenderData = {
  // Declared as a method, so that a function with a narrower parameter is assignable.
  of(part: DataPart, message: PersonaMessage): ReactNode;
}['of'];
