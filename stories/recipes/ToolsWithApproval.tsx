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

/** A tool belongs to the component that knows how to run it: the model may call it while this is mounted. */
function Clock() {
  usePersonaTool('look_at_clock', {
    description: 'Tells what time it is where the user is.',
    needsApproval: true, // or a function of the arguments
    execute: () => new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(),
  });
  return null;
}
