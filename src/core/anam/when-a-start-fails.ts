/** Code that is needed only when a start or the setup fails, in one module, so that an app loads one file on demand. */
export { missingTool } from './missing-tool.js';
export { sdkChanged } from './sdk-changed.js';
export { clientError, startError } from './start-error.js';
export { malformedToken, refusedToken } from './token-error.js';
