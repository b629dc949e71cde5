export type { NodeListener, WebHandler } from './to-node-listener.js';

export { toNodeListener } from './to-node-listener.js';
