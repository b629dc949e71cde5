'use client';

import { PersonaLauncher, type PersonaLauncherProps } from 'anam-react';
import { openaiCompatible } from 'anam-react/llm';

// The model name that your server has in LLM_MODEL. Other back ends: `aiSdk`, `textStream`, `agUi`, `custom`.
const llm = { client: openaiCompatible({ url: '/api/persona/llm', model: 'gpt-oss-120b' }) };
const session = { url: '/api/persona/session', endUrl: '/api/persona/end' };

/** A button in the corner of the page that opens the conversation. Put it into your layout. */
export function Launcher(props: Partial<PersonaLauncherProps>) {
  return <PersonaLauncher session={session} llm={llm} {...props} />;
}
