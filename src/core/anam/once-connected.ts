import type { ConnectRequest } from '../ports/session-port.js';
import { anamEvents } from './anam-events.js';
import { tellDegraded } from './tell-degraded.js';
import type { AnamClient } from './anam-sdk.js';
import { personaConfigMessage } from './persona-config-message.js';
import { lossesOf } from './private-fields.js';
import type { PersonaUpdate } from '../ports/persona-update.js';

type EventName = (typeof anamEvents)['established' | 'channelOpen'];

/** Reports which private SDK fields are missing, and which features that disables. The session still works. */
export function reportLosses(client: AnamClient, { onSignal }: ConnectRequest): () => void {
  return once(client, anamEvents.established, () => {
    const losses = lossesOf(client);
    if (losses.length > 0) tellDegraded(onSignal, 'sdk', ({ sdkChanged }) => sdkChanged(losses));
  });
}

/**
 * Sends settings that a token cannot contain, as soon as the engine listens. Best effort: a wrapped or later client may
 * lack the method, and that must not end the session.
 */
export function sendUpdate(client: AnamClient, update: PersonaUpdate | null): () => void {
  if (!update) return () => undefined;
  return once(client, anamEvents.channelOpen, () => {
    try {
      client.sendDataMessage(personaConfigMessage(update));
    } catch {
      return;
    }
  });
}

/** Calls the listener when the event is first emitted. Returns a function that unsubscribes. */
function once(client: AnamClient, event: EventName, listener: () => void): () => void {
  const forget = () => client.removeListener(event, heard);
  const heard = () => {
    forget();
    listener();
  };
  client.addListener(event, heard);
  return forget;
}
