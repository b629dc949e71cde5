import { PersonaChat } from 'anam-react';
import { indexedDbStorage } from 'anam-react/storage';
import { useState } from 'react';
import { NewConversation } from './new-conversation.js';
import { Problems } from './problems.js';
import type { Runtime } from './runtime.js';
import { RunsOn } from './runs-on.js';
import { SayAsUser } from './say-as-user.js';
import { ThemeToggle } from './theme-toggle.js';
import { localTime } from './local-time.js';

const tools = [localTime];
const storage = indexedDbStorage('demo');

export function App({ runtime }: { readonly runtime: Runtime }) {
  const { config, session, llm, simulator } = runtime;
  const [actions, setActions] = useState<HTMLElement | null>(null);
  return (
    <div className="demo">
      <header className="demo-header">
        <h1 className="demo-name">anam-react</h1>
        <RunsOn config={config} />
        <div ref={setActions} className="demo-actions" />
        <ThemeToggle />
      </header>
      <Problems problems={config.problems} />
      <main className="demo-chat">
        <PersonaChat
          session={session}
          {...(!simulator && { stopUrl: '/api/persona/stop' })}
          llm={llm}
          tools={tools}
          storage={storage}
        >
          <NewConversation slot={actions} />
        </PersonaChat>
      </main>
      {simulator && <SayAsUser simulator={simulator} />}
    </div>
  );
}
