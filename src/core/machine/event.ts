import type { PersonaCommand } from './command.js';
import type { PersonaFact } from './fact.js';

/** What a step begins with: something that the app asks for, or something that has happened. */
export type PersonaEvent = PersonaCommand | PersonaFact;
