export type { Environment, HandlersFromEnv, HandlersFromEnvOptions } from './handlers-from-env.js';
export type { EnvLimits } from './env-limits.js';
export type { NodeListener, WebHandler } from './to-node-listener.js';

export { handlersFromEnv } from './handlers-from-env.js';
export { remoteAddress } from './remote-address.js';
export { toNodeListener } from './to-node-listener.js';
