/** Code that only a start with a problem needs, as one module, so that an app loads one file, and only then. */
export { tellMissing } from './missing-tool.js';
export { clientError, startError } from './start-error.js';
export { malformedToken, refusedToken } from './token-error.js';
