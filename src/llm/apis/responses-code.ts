export { openaiResponsesProtocol as protocol } from '../protocols/openai-responses.js';
export { openEndpoint } from '../providers/open-endpoint.js';
