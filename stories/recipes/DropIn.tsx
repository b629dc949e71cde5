import { PersonaChat } from 'anam-react';
import { openaiCompatible } from 'anam-react/llm';
import 'anam-react/styles.css';

const llm = openaiCompatible({ url: '/api/persona/llm', model: 'gpt-oss-120b' });

/** The complete chat: video, conversation, reasoning. It fills its container. */
export function Assistant() {
  return <PersonaChat session="/api/persona/session" llm={{ client: llm }} />;
}
