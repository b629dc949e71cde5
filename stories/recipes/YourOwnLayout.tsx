import {
  Announcer,
  Composer,
  Controls,
  ErrorNotice,
  PersonaProvider,
  Stage,
  Transcript,
  usePersonaActivity,
} from 'anam-react';
import { openaiCompatible } from 'anam-react/llm';
import 'anam-react/styles.css';

const llm = openaiCompatible({ url: '/api/persona/llm', model: 'gpt-oss-120b' });

/** The parts of `PersonaChat` in your own layout. */
export function Reception() {
  return (
    <PersonaProvider session="/api/persona/session" llm={{ client: llm }}>
      <main
        style={{
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 1fr)',
          gap: 16,
          maxInlineSize: 640,
          marginInline: 'auto',
          padding: 16,
        }}
      >
        <Heading />
        <Stage />
        <Controls />
        <section aria-label="Conversation" style={{ display: 'grid', gap: 8 }}>
          <Transcript style={{ blockSize: 280 }} />
          <ErrorNotice />
          <Composer />
        </section>
      </main>
      <Announcer />
    </PersonaProvider>
  );
}

/** Your own components read the state with hooks. */
function Heading() {
  const activity = usePersonaActivity();
  return (
    <h1 style={{ margin: 0, font: '600 1.25rem system-ui' }}>
      {activity === 'speaking' ? 'Ada is speaking' : 'Ask Ada'}
    </h1>
  );
}
