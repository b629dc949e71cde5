import type { InputCommand } from '../command.js';
import type { InputPolicy } from '../context.js';
import type { CoreState } from '../state.js';
import { tooLong } from './data-limit.js';
import { filesRefused } from './files-refused.js';
import { turnError } from './turn-error.js';

/**
 * Throws for input that the session cannot accept, so that the caller gets the error immediately.
 * @throws PersonaError `turn-busy`, `turn-file-refused`, `turn-too-long`, `turn-context-too-long`
 */
export function refuseInput(input: InputCommand, { view, control }: CoreState, policy: InputPolicy): void {
  if (input.type !== 'context/add' && policy === 'reject' && control.running)
    throw turnError('turn-busy', { message: 'A turn is running.' });
  const refused = input.type === 'turn/ask' && filesRefused(input.files, view.mode);
  if (refused) throw refused;
  if (view.mode !== 'server' || input.type === 'turn/say') return;
  const code = input.type === 'turn/ask' ? 'turn-too-long' : 'turn-context-too-long';
  const error = tooLong(input.text, control.session, code);
  if (error) throw error;
}
