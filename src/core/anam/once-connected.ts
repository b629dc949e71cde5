import { sdkErrors } from '../../internal/errors/sdk-errors.js';
import { errorFactory } from '../../internal/persona-error.js';
import type { ConnectRequest } from '../ports/session-port.js';
import { anamEvents } from './anam-events.js';
import type { AnamClient } from './anam-sdk.js';
import { personaConfigMessage } from './persona-config-message.js';
import { lossesOf } from './private-fields.js';
import type { PersonaConfigUpdate } from './session-grant.js';

type EventName = (typeof anamEvents)['established' | 'channelOpen'];

const sdkError = errorFactory(sdkErrors);

/**
 * Reports the private SDK fields that are missing, and the feature that each one disables. The session still works.
 */
export function reportLosses(client: AnamClient, { onSignal }: ConnectRequest): () => void {
  return once(client, anamEvents.established, () => {
    const losses = lossesOf(client);
    if (losses.length === 0) return;
    const message = `This version of @anam-ai/js-sdk hides what anam-react reads: ${losses.join('; ')}.`;
    onSignal({ type: 'degraded', about: 'sdk', error: sdkError('config-sdk-changed', { message }) });
  });
}

/**
 * Sends settings that a token cannot contain, as soon as the engine listens. Best effort: a wrapped or later client may
 * lack the method, and that must not end the session.
 */
export function sendUpdate(client: AnamClient, update: PersonaConfigUpdate | null): () => void {
  if (!update) return () => undefined;
  return once(client, anamEvents.channelOpen, () => {
    try {
      client.sendDataMessage(personaConfigMessage(update));
    } catch {
      return;
    }
  });
}

/** Calls the listener at the first of these events. Returns a function that unsubscribes. */
function once(client: AnamClient, event: EventName, listener: () => void): () => void {
  const forget = () => client.removeListener(event, heard);
  const heard = () => {
    forget();
    listener();
  };
  client.addListener(event, heard);
  return forget;
}
