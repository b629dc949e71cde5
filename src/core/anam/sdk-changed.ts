import { sdkErrors } from '../../internal/errors/sdk-errors.js';
import { errorFactory, type PersonaError } from '../../internal/persona-error.js';
import type { SdkLoss } from './private-fields.js';

const sdkError = errorFactory(sdkErrors);

/** What goes wrong without each private field, described for developers. */
const consequences: Readonly<Record<SdkLoss, string>> = {
  'streamingClient.signallingClient.isConnected': 'text that is sent while signalling is down is spoken late',
  'streamingClient.getPeerConnection':
    'the connection quality is unknown, a frozen picture is not detected, and a microphone cannot be added or changed during a session',
};

/** Returns the error for an SDK that lacks private fields. */
export function sdkChanged(losses: readonly SdkLoss[]): PersonaError {
  const words = losses.map((path) => `\`${path}\`: ${consequences[path]}`);
  const message = `This version of @anam-ai/js-sdk lacks private fields that anam-react reads: ${words.join('; ')}.`;
  return sdkError('config-sdk-changed', { message });
}
