import type { ChatSpec } from './chat-chunks.js';
import { chatError, chatKeyRefusal, chatUnknownModel } from './chat-errors.js';
import { chatRequest } from './chat-request.js';
import { chatWhole } from './chat-whole.js';
import { ChatWriter } from './chat-writer.js';
import type { EndpointForm } from './endpoint-form.js';

/** OpenAI's Chat Completions, and the variants from Azure and Groq. */
export const chatForm = (spec: ChatSpec): EndpointForm => ({
  read: chatRequest,
  writer: (facts) => new ChatWriter(spec, facts),
  whole: (facts, answer) => chatWhole(spec, facts, answer),
  error: (refusal, message) => chatError(spec, refusal, message),
  keyRefusal: (isMissing) => chatKeyRefusal(spec, isMissing),
  unknownModel: (name) => chatUnknownModel(spec, name),
  models: (names, asked) =>
    asked === undefined ? { object: 'list', data: names.map(modelOf) } : modelOf(asked),
});

const modelOf = (id: string) => ({ id, object: 'model', created: 0, owned_by: 'anam-react' });
