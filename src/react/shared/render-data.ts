import type { ReactNode } from 'react';
import type { DataPart, PersonaMessage } from '../../core/index.js';

/**
 * Renders a `data` part of an answer, which your endpoint sends; `null` for one that is not shown. Your function may name
 * the type of its own parts.
 */
export type RenderData = {
  // A method, so that a function of narrower parts fits.
  of(part: DataPart, message: PersonaMessage): ReactNode;
}['of'];
