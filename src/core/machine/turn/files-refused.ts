import type { PersonaError } from '../../../internal/persona-error.js';
import type { UserFile } from '../logs/message.js';
import type { PersonaMode } from '../persona-state.js';
import { turnError } from './turn-error.js';

/**
 * Returns the error for files that cannot be sent, or `null`. In server mode, Anam's data channel carries only text.
 */
export function filesRefused(files: readonly UserFile[] | undefined, mode: PersonaMode): PersonaError | null {
  const refused = files?.find((file) => mode === 'server' || !isSendable(file));
  if (!refused) return null;
  const { type, url, mediaType } = refused;
  const message = `${mode} mode, ${type} ${mediaType ?? ''}, ${url.slice(0, 30)}`;
  return turnError('turn-file-refused', { message });
}

const isSendable = ({ type, url, mediaType }: UserFile): boolean =>
  /^(https|data):/i.test(url) && (type === 'image' || /^[\w.+-]+\/[\w.+-]+$/.test(mediaType));
