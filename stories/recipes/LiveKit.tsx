import { PersonaChat } from 'anam-react';
import { livekitPersona, type LiveKitPersonaOptions } from 'anam-react/livekit';
import 'anam-react/styles.css';
import { useEffect, useState } from 'react';

/** Your server creates a token for the room, dispatches the agent to it, and returns { url, token }. */
const token = async () => (await fetch('/api/room', { method: 'POST' })).json();

/** The complete chat with a LiveKit room, in which an Anam avatar worker publishes picture and voice. */
export function RoomChat(options: Partial<LiveKitPersonaOptions>) {
  const [persona] = useState(() => livekitPersona({ token, ...options }));
  useEffect(() => () => void persona.end(), [persona]);
  return <PersonaChat persona={persona} />;
}
