import 'anam-react/styles.css';
import './demo.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { prepareRuntime } from './runtime.js';
import { StartError } from './start-error.js';

const root = createRoot(document.querySelector('#root') ?? document.body);

// The simulator must be installed before any code of the chat runs.
prepareRuntime().then(
  (runtime) =>
    root.render(
      <StrictMode>
        <App runtime={runtime} />
      </StrictMode>,
    ),
  (error: unknown) => root.render(<StartError error={error} />),
);
