import { describeRecordings } from '../testing/recordings.js';
import { openaiChat } from './openai-chat.js';

describeRecordings('openai-chat', () => openaiChat.createDecoder({ model: 'm' }), {
  count: 14,
  fault: 'llm-invalid-request',
});
