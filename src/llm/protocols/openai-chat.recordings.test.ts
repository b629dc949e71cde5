import { describeRecordings } from '../testing/recordings.js';
import { openaiChat } from './openai-chat.js';
import { loadToolCalls } from './tool-calls-on-demand.js';

// These tests are synchronous.
await loadToolCalls();

describeRecordings('openai-chat', () => openaiChat.createDecoder({ model: 'm' }), {
  count: 14,
  fault: 'llm-invalid-request',
});
