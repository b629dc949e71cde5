import { onDemand } from '../../internal/on-demand.js';

/** The code that runs sessions and turns. */
export const sessionModule = onDemand(() => import('./session-code.js'));

/** The error for a browser that cannot open a session. Loaded on demand, because few pages need it. */
export const unsupportedModule = onDemand(() => import('./unsupported-browser.js'));
