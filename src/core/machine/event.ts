import type { PersonaCommand } from './command.js';
import type { PersonaFact } from './fact.js';

/** The input of a transition: a command from the app, or a fact. */
export type PersonaEvent = PersonaCommand | PersonaFact;
