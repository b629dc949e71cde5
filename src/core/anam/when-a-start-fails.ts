/** Code that only a failed start needs, as one module, so that an app loads one file, and only then. */
export { clientError, startError } from './start-error.js';
export { malformedToken, refusedToken } from './token-error.js';
