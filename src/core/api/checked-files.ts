import { inputErrors } from '../../internal/errors/input-errors.js';
import { errorFactory } from '../../internal/persona-error.js';
import type { UserFile } from '../machine/logs/message.js';
import type { PersonaMode } from '../machine/persona-state.js';

const inputError = errorFactory(inputErrors);

/** @throws PersonaError `turn-file-refused` */
export function checkedFiles(files: readonly UserFile[], mode: PersonaMode): readonly UserFile[] {
  for (const { type, url, mediaType } of files) {
    const isSendable = mode === 'client' && /^(https|data):/i.test(url);
    if (!isSendable || (type !== 'image' && !/^[\w.+-]+\/[\w.+-]+$/.test(mediaType)))
      throw inputError('turn-file-refused', {
        message: `${mode} mode, ${type} ${mediaType ?? ''}, ${url.slice(0, 30)}`,
      });
  }
  return files;
}
