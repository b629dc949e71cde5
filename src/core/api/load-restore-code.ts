import { onDemand } from '../../internal/on-demand.js';

/** The code that reads saved conversations. */
export const restoreModule = onDemand(() => import('./restore-conversation.js'));
