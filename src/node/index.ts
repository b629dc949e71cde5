export type { Environment, HandlersFromEnv, HandlersFromEnvOptions } from './handlers-from-env.js';
export type { NodeListener, WebHandler } from './to-node-listener.js';

export { handlersFromEnv } from './handlers-from-env.js';
export { toNodeListener } from './to-node-listener.js';
