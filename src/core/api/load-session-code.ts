import { onDemand } from '../../internal/on-demand.js';

/** The code that runs sessions and turns. */
export const sessionModule = onDemand(() => import('./session-code.js'));
