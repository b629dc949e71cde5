import { PersonaChat } from 'anam-react';
import { custom } from 'anam-react/llm';
import 'anam-react/styles.css';

const session = { url: '/api/persona/session', endUrl: '/api/persona/end' };

interface Line {
  readonly think?: string;
  readonly say?: string;
}

const textOf = (content: unknown) => (typeof content === 'string' ? content : '');

const llm = {
  client: custom(async function* ({ messages, signal }) {
    const spoken = messages.filter(({ role }) => role === 'user' || role === 'assistant');
    const history = spoken.slice(0, -1).map(({ role, content }) => ({
      from: role === 'user' ? 'user' : 'model',
      text: textOf(content),
    }));
    const response = await fetch('/api/answer', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: textOf(spoken.at(-1)?.content), history }),
      signal,
    });
    if (!response.ok || !response.body) throw new Error('The model returned ' + response.status);
    let rest = '';
    for await (const piece of response.body.pipeThrough(
      new TextDecoderStream(),
    ) as unknown as AsyncIterable<string>) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines.filter(Boolean)) {
        const { think, say } = JSON.parse(line) as Line;
        if (think !== undefined) yield { type: 'reasoning-delta', text: think } as const;
        if (say !== undefined) yield { type: 'text-delta', text: say } as const;
      }
    }
  }),
};

export function App() {
  return (
    <main>
      <h1>Corner Café</h1>
      <PersonaChat session={session} llm={llm} />
    </main>
  );
}
