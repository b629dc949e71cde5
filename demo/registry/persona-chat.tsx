'use client';

import { PersonaChat, type PersonaChatProps } from 'anam-react';
import { openaiCompatible } from 'anam-react/llm';

// The model name that your server has in LLM_MODEL. Other back ends: `aiSdk`, `textStream`, `agUi`, `custom`.
const llm = { client: openaiCompatible({ url: '/api/persona/llm', model: 'gpt-oss-120b' }) };
const session = { url: '/api/persona/session', endUrl: '/api/persona/end' };

/** The persona with its conversation, in the colours of your page. Takes all options of `PersonaChat`. */
export function Persona(props: Partial<PersonaChatProps>) {
  return <PersonaChat session={session} llm={llm} {...props} />;
}
