import { PersonaChat } from 'anam-react';
import { aiSdk } from 'anam-react/llm';
import type { CSSProperties } from 'react';
import { useDarkMode } from './use-dark-mode';
import 'anam-react/styles.css';

const session = { url: '/api/persona/session', endUrl: '/api/persona/end' };
const llm = { client: aiSdk({ url: '/api/chat' }) };

export function App() {
  const { isDark, toggle } = useDarkMode();
  return (
    <main style={{ '--persona-accent': '#7c3aed' } as CSSProperties}>
      <h1>Corner Café</h1>
      <button type="button" aria-pressed={isDark} onClick={toggle}>
        Dark mode
      </button>
      <PersonaChat session={session} llm={llm} appearance={{ theme: isDark ? 'dark' : 'light' }} />
    </main>
  );
}
