import 'anam-react/styles.css';
import './page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Assistant } from './persona/assistant';
import type { Setup } from './persona/setup';

const root = createRoot(document.querySelector('#root') ?? document.body);

async function start() {
  const response = await fetch('/api/persona');
  if (!response.ok) throw new Error(`/api/persona returned ${response.status}.`);
  const setup = (await response.json()) as Setup;
  root.render(
    <StrictMode>
      <Assistant setup={setup} />
    </StrictMode>,
  );
}

start().catch((error: unknown) => {
  root.render(<p role="alert">The page cannot reach its server. {String(error)}</p>);
});
