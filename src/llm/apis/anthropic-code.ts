export { anthropicMessages as protocol } from '../protocols/anthropic.js';
export { openAnthropic as openEndpoint } from '../providers/open-anthropic.js';
