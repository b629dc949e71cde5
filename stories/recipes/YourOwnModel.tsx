import { PersonaChat } from 'anam-react';
import { custom } from 'anam-react/llm';
import 'anam-react/styles.css';

/**
 * Any function that yields text can be a model. Here: an endpoint that streams plain text,
 * read by hand. `textStream({ url })` does the same in one line.
 */
const myModel = custom(async function* ({ messages, signal }) {
  const response = await fetch('/api/text', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ messages }),
    signal, // an interruption stops your model, too
  });
  if (!response.ok || !response.body) throw new Error(`/api/text answered ${response.status}`);
  yield { type: 'reasoning-delta', text: 'Shown beside the answer, and never spoken.' };
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
});

export function MyModelSpeaks() {
  return <PersonaChat session="/api/persona/session" llm={{ client: myModel }} />;
}
