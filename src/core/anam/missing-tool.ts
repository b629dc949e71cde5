import { tokenToolErrors } from '../../internal/errors/token-tool-errors.js';
import { errorFactory, type PersonaError } from '../../internal/persona-error.js';

const toolError = errorFactory(tokenToolErrors);

/** Returns the error for a page tool that is missing from the session token. */
export function missingTool(name: string): PersonaError {
  const message = `The session token lacks the tool "${name}" of this page, so Anam's model cannot call it.`;
  return toolError('config-tool-missing', { message });
}
