import { PersonaChat, usePersonaTool } from 'anam-react';
import { openaiCompatible } from 'anam-react/llm';
import 'anam-react/styles.css';

const llm = openaiCompatible({ url: '/api/persona/llm', model: 'gpt-oss-120b' });

export function AssistantWithAClock() {
  return (
    <PersonaChat session="/api/persona/session" llm={{ client: llm }}>
      <Clock />
    </PersonaChat>
  );
}

/** Register a tool in the component that can run it. The model may call it while the component is mounted. */
function Clock() {
  usePersonaTool('look_at_clock', {
    description: 'Returns the local time of the user.',
    needsApproval: true, // or a function of the arguments
    execute: () => new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(),
  });
  return null;
}
