export { openaiChat as protocol } from '../protocols/openai-chat.js';
export { openEndpoint } from '../providers/open-endpoint.js';
