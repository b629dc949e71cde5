import {
  Announcer,
  Composer,
  Controls,
  ErrorNotice,
  HistoryButton,
  HistoryPanel,
  PersonaProvider,
  Stage,
  Transcript,
  useHistoryPanel,
} from 'anam-react';
import { aiSdk } from 'anam-react/llm';
import { useRef } from 'react';
import 'anam-react/styles.css';

const session = { url: '/api/persona/session', endUrl: '/api/persona/end' };
const llm = { client: aiSdk({ url: '/api/chat' }) };

export function App() {
  return (
    <main>
      <h1>Corner Café</h1>
      <PersonaProvider session={session} llm={llm}>
        <Conversation />
        <Announcer />
      </PersonaProvider>
    </main>
  );
}

function Conversation() {
  const root = useRef<HTMLDivElement>(null);
  const panel = useHistoryPanel(root);
  return (
    <div
      ref={root}
      style={{ position: 'relative', display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 16 }}
    >
      <div>
        <Stage />
        <Controls />
      </div>
      <section>
        <HistoryButton panel={panel} />
        <Transcript style={{ blockSize: 300 }} />
        <ErrorNotice />
        <Composer />
      </section>
      <HistoryPanel panel={panel} />
    </div>
  );
}
