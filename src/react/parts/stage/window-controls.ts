import type { Persona } from '../../../core/index.js';
import { toggleMute } from '../../keyboard/microphone-action.js';

/** `setMicrophoneActive` is missing in TypeScript's types. */
type CallSession = MediaSession & { readonly setMicrophoneActive?: (active: boolean) => unknown };

/**
 * Adds buttons for the microphone and for ending the conversation to the picture-in-picture window, if the browser
 * supports them (Media Session, “Video conferencing actions”). Returns a function that removes them.
 */
export function offerWindowControls(persona: Persona): () => void {
  const session: CallSession | undefined = navigator.mediaSession;
  if (!session) return () => undefined;
  const { store } = persona;
  const show = () => {
    const { microphone, microphoneMuted } = store.getState();
    void session.setMicrophoneActive?.(microphone.status === 'granted' && !microphoneMuted);
  };
  setAction(session, 'togglemicrophone', () => void toggleMute(persona));
  setAction(session, 'hangup', () => void persona.end());
  show();
  const unsubscribe = store.subscribe(show);
  return () => {
    unsubscribe();
    setAction(session, 'togglemicrophone', null);
    setAction(session, 'hangup', null);
  };
}

function setAction(session: MediaSession, action: string, handler: (() => void) | null): void {
  try {
    // The actions of calls are newer than TypeScript's types.
    session.setActionHandler(action as MediaSessionAction, handler);
  } catch {
    // This browser does not know the action.
  }
}
