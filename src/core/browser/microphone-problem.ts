import { causeWords } from '../../internal/cause-words.js';
import { microphoneErrors } from '../../internal/errors/microphone-errors.js';
import { errorFactory, type PersonaError } from '../../internal/persona-error.js';
import { microphonePermission } from './microphone-permission.js';

interface Policy {
  allowsFeature?(name: string): boolean;
}

interface PageGlobals {
  isSecureContext?: boolean;
  document?: { permissionsPolicy?: Policy; featurePolicy?: Policy };
}

const microphoneError = errorFactory(microphoneErrors);

/**
 * Returns why the microphone could not be opened. One exception name has four causes, so the permission and the page's
 * permissions policy are also checked where the browser supports it. The names are from Media Capture and Streams,
 * `getUserMedia()`.
 */
export async function toMicrophoneError(cause: unknown): Promise<PersonaError> {
  const name = cause instanceof Error ? cause.name : '';
  const words = causeWords(cause);
  const message = `The microphone could not be opened: ${name || 'unknown'}: ${words}`;
  const error = (code: Parameters<typeof microphoneError>[0]) => microphoneError(code, { message, cause });
  switch (name) {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return error('microphone-not-found');
    case 'NotReadableError':
    case 'AbortError':
      return error('microphone-in-use');
    case 'InsecureContextError':
      return error('microphone-insecure');
    case 'SecurityError':
      return error('microphone-policy');
  }
  if ((globalThis as PageGlobals).isSecureContext === false) return error('microphone-insecure');
  if (isForbiddenByPolicy()) return error('microphone-policy');
  return error((await isStillOpen(words)) ? 'microphone-dismissed' : 'microphone-blocked');
}

/**
 * Whether the page's permissions policy forbids the microphone. Works only in Chromium; in other browsers this looks
 * like a refusal.
 */
function isForbiddenByPolicy(): boolean {
  const { document } = globalThis as PageGlobals;
  const policy = document?.permissionsPolicy ?? document?.featurePolicy;
  return policy?.allowsFeature?.('microphone') === false;
}

/** Whether the prompt was closed without a choice: according to the permission state, or else to Chromium's message. */
async function isStillOpen(words: string): Promise<boolean> {
  try {
    const permission = await microphonePermission();
    if (permission) return permission.state === 'prompt';
  } catch {
    // The browser does not know this permission name.
  }
  return /dismissed/i.test(words);
}
