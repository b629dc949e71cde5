import { PersonaChat } from 'anam-react';
import { openaiCompatible } from 'anam-react/llm';
import 'anam-react/styles.css';
import 'anam-react/layouts.css';

const llm = openaiCompatible({ url: '/api/persona/llm', model: 'gpt-oss-120b' });

/** An orb that grows with the voice, instead of the video. */
export function VoiceAssistant() {
  return (
    <PersonaChat appearance={{ layout: 'voice' }} session="/api/persona/session" llm={{ client: llm }} />
  );
}
