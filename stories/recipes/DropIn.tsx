import { PersonaChat } from 'anam-react';
import { openaiCompatible } from 'anam-react/llm';
import 'anam-react/styles.css';

const llm = openaiCompatible({ url: '/api/persona/llm', model: 'gpt-oss-120b' });

/** Everything at once: picture, conversation, thoughts. It fills the box that it is put in. */
export function Assistant() {
  return <PersonaChat session="/api/persona/session" llm={{ client: llm }} />;
}
