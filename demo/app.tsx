import { PersonaChat } from 'anam-react';
import { renderMarkdown } from 'anam-react/markdown';
import { indexedDbStorage } from 'anam-react/storage';
import { lazy, Suspense, useState } from 'react';
import { NewConversation } from './new-conversation.js';
import { Problems } from './problems.js';
import type { Runtime } from './runtime.js';
import { RunsOn } from './runs-on.js';
import { SayAsUser } from './say-as-user.js';
import { ThemeToggle } from './theme-toggle.js';
import { localTime } from './local-time.js';

const tools = [localTime];
const composer = {
  suggestions: ['Who are you?', 'What time is it?', 'How does this work?', 'Tell me a long story.'],
};
const storage = indexedDbStorage('demo');
const DeveloperPanel = lazy(async () => ({
  default: (await import('./developer-panel.js')).DeveloperPanel,
}));

export function App({ runtime }: { readonly runtime: Runtime }) {
  const { config, session, llm, simulator, engine } = runtime;
  const [actions, setActions] = useState<HTMLElement | null>(null);
  const [developer, setDeveloper] = useState<HTMLElement | null>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="demo">
      <header className="demo-header">
        <h1 className="demo-name">anam-react</h1>
        <RunsOn config={config} />
        <div ref={setActions} className="demo-actions" />
        <button type="button" className="demo-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Developer
        </button>
        <ThemeToggle />
      </header>
      <Problems problems={config.problems} />
      <main className="demo-chat">
        <PersonaChat
          session={session}
          llm={llm}
          tools={tools}
          storage={storage}
          composer={composer}
          renderMarkdown={renderMarkdown}
        >
          <NewConversation slot={actions} />
          <Suspense>
            {isOpen && <DeveloperPanel slot={developer} engine={simulator ? engine : undefined} />}
          </Suspense>
        </PersonaChat>
      </main>
      <aside
        ref={setDeveloper}
        className="demo-developer persona-root"
        aria-label="Developer"
        hidden={!isOpen}
      />
      {simulator && <SayAsUser simulator={simulator} />}
    </div>
  );
}
