import { PersonaChat } from 'anam-react';

// All props are plain data, so a server component can render it.
export default function Page() {
  return <PersonaChat session="/api/persona/session" llm={{ server: { llmId: 'own-llm' } }} />;
}
