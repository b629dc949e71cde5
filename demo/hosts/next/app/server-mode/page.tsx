import { PersonaChat } from 'anam-react';

// Plain data crosses the border between server and client, so a server component can render the whole of it.
export default function Page() {
  return <PersonaChat session="/api/persona/session" llm={{ server: { llmId: 'own-llm' } }} />;
}
