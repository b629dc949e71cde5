import type { PersonaUpdate } from '../ports/persona-update.js';

/** A data message that changes the settings of a running session; Anam documents it for `sendDataMessage`. */
export const personaConfigMessage = (update: PersonaUpdate): string =>
  JSON.stringify({ message_type: 'persona_config', data: update });
