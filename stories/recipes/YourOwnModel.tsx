import { PersonaChat } from 'anam-react';
import { custom } from 'anam-react/llm';
import 'anam-react/styles.css';

/** Any function that yields text can be a model. Here: your own endpoint that streams plain text. */
const myModel = custom(async function* ({ messages, signal }) {
  const response = await fetch('/api/chat', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ messages }),
    signal, // an interruption stops your model, too
  });
  if (!response.ok || !response.body) throw new Error(`/api/chat answered ${response.status}`);
  yield { type: 'reasoning-delta', text: 'Shown beside the answer, and never spoken.' };
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
});

export function MyModelSpeaks() {
  return <PersonaChat session="/api/persona/session" llm={{ client: myModel }} />;
}
