import { PersonaChat } from 'anam-react';
import { aiSdk } from 'anam-react/llm';
import 'anam-react/styles.css';

const session = { url: '/api/persona/session', endUrl: '/api/persona/end' };
const llm = { client: aiSdk({ url: '/api/chat' }) };
const privacy = { redactReasoning: (text: string) => text.replaceAll(/\b\d{4}(?: ?\d{4}){3}\b/g, '[card]') };

export function App() {
  return (
    <main>
      <h1>Corner Café</h1>
      <PersonaChat session={session} llm={llm} privacy={privacy} />
    </main>
  );
}
