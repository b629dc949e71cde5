import { PersonaChat } from 'anam-react';
import { aiSdk } from 'anam-react/llm';
import 'anam-react/styles.css';

const session = { url: '/api/persona/session', endUrl: '/api/persona/end' };
const llm = { client: aiSdk({ url: '/api/chat' }) };

export function App() {
  return (
    <main>
      <h1>Corner Café</h1>
      <PersonaChat session={session} llm={llm} />
    </main>
  );
}
