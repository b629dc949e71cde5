import { PersonaChat } from 'anam-react';
import { textStream } from 'anam-react/llm';
import { ownVoice } from 'anam-react/voice';
import 'anam-react/styles.css';

const advanced = {
  environment: ownVoice({
    sampleRate: 24_000,
    /** Your server calls the speech service, so that the page never sees the key. */
    speak: (text, { signal }) => fetch('/api/speech', { method: 'POST', body: text, signal }),
  }),
};

/** Your model writes, your text-to-speech speaks, and the persona lends it a face. */
export function OwnVoiceChat() {
  return (
    <PersonaChat
      session="/api/persona/session"
      llm={{ client: textStream({ url: '/api/text' }) }}
      advanced={advanced}
    />
  );
}
