import { tokenToolErrors } from '../../internal/errors/token-tool-errors.js';
import { errorFactory, type PersonaError } from '../../internal/persona-error.js';

const toolError = errorFactory(tokenToolErrors);

/** The error for a tool of the page that the session token lacks. */
export function missingTool(name: string): PersonaError {
  const message = `The session token lacks the tool "${name}" of this page, so Anam's model cannot call it.`;
  return toolError('config-tool-missing', { message });
}
