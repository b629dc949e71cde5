export { geminiContent as protocol } from '../protocols/gemini.js';
export { openEndpoint } from '../providers/open-endpoint.js';
