import { PersonaChat } from 'anam-react';
import { textStream } from 'anam-react/llm';
import 'anam-react/styles.css';

// The route puts `cueInstructions` of `anam-react/llm` into the system prompt of its model.
const llm = textStream({ url: '/api/acting' });

/** The model writes `[happy]`, the face shows it, and nobody reads or hears the tag. */
export function ExpressivePersona() {
  return <PersonaChat session="/api/persona/session" llm={{ client: llm }} speech={{ cues: true }} />;
}
