export { anthropicMessages as protocol } from '../protocols/anthropic.js';
export { openEndpoint } from '../providers/open-endpoint.js';
