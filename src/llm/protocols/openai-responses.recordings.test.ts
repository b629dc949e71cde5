import { describeRecordings } from '../testing/recordings.js';
import { openaiResponsesProtocol } from './openai-responses.js';

describeRecordings('openai-responses', () => openaiResponsesProtocol.createDecoder({ model: 'm' }), {
  count: 2,
  fault: 'llm-quota',
});
