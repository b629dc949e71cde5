import { describeRecordings } from '../testing/recordings.js';
import { anthropicMessages } from './anthropic.js';

describeRecordings('anthropic', () => anthropicMessages.createDecoder({ model: 'm' }), {
  count: 1,
  fault: 'llm-rate-limited',
});
