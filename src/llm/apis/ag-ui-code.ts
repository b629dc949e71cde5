export { AgUiAgent } from '../protocols/ag-ui-agent.js';
export { openAgent } from '../providers/open-agent.js';
