import { createSimulator } from 'anam-react/simulator';
import 'anam-react/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';

// Not edited, because the simulated service must survive every edit to the app.
const simulator = createSimulator({ microphone: 'ignore' });
simulator.install();
Object.assign(globalThis, { openSessions: () => simulator.sessions.map(({ open }) => open) });

const root = document.querySelector('#root');
if (!root) throw new Error('The page has no root.');
createRoot(root).render(
  <StrictMode>
    <App session={simulator.session} />
  </StrictMode>,
);
