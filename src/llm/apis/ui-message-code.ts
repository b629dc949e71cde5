export { uiMessageStream as protocol } from '../protocols/ui-message-stream.js';
export { openEndpoint } from '../providers/open-endpoint.js';
