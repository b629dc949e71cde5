export { plainText as protocol } from '../protocols/plain-text.js';
export { openEndpoint } from '../providers/open-endpoint.js';
