import { PersonaChat } from 'anam-react';
import { elevenLabsAgent } from 'anam-react/elevenlabs';
import 'anam-react/styles.css';

/** Your server gets the signed URL from ElevenLabs, so that the page never sees the key. */
const signedUrl = async () => (await fetch('/api/agent-url')).text();

const advanced = { environment: elevenLabsAgent({ signedUrl }) };

/** An ElevenLabs agent listens, thinks and speaks. The persona lends it a face. */
export function AgentChat() {
  return (
    <PersonaChat
      session="/api/persona/session"
      llm={{ server: { llmId: 'CUSTOMER_CLIENT_V1' } }}
      advanced={advanced}
    />
  );
}
