import { notConfigured, personaHandlers, setupOf } from './persona-handlers.js';

// `next build` replaces NODE_ENV with "production", so only `next dev` can be the dev server.
export const handlers = personaHandlers(process.env, { isDevServer: process.env.NODE_ENV === 'development' });
export { notConfigured, setupOf };
