import { notConfigured, personaHandlers, setupOf } from './persona-handlers.js';

export const handlers = personaHandlers(process.env);
export { notConfigured, setupOf };
