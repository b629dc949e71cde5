import { PersonaProvider } from 'anam-react';
import { renderMarkdown } from 'anam-react/markdown';
import 'anam-react/markdown.css';
import { indexedDbStorage } from 'anam-react/storage';
import { lazy, Suspense, useEffect } from 'react';
import type { EngineEvents } from './engine-events.js';
import { LayoutView } from './layout-view.js';
import type { LayoutId } from './layouts.js';
import { localTime } from './local-time.js';
import { NewConversation } from './new-conversation.js';
import type { Run } from './runtime.js';

const storage = indexedDbStorage('demo');
const timeTool = [localTime];
const timeToolThatAsks = [{ ...localTime, needsApproval: true }];

const DeveloperPanel = lazy(async () => ({
  default: (await import('./developer-panel.js')).DeveloperPanel,
}));

interface RunViewProps {
  readonly run: Run;
  readonly layout: LayoutId;
  readonly engine: EngineEvents;
  /** The containers for parts that are outside the frame. */
  readonly slots: { readonly actions: HTMLElement | null; readonly developer: HTMLElement | null };
}

/** One persona, in any layout. Changing the layout keeps the conversation. */
export function RunView({ run, layout, engine, slots }: RunViewProps) {
  const { scenario, simulator, session, llm, labels } = run;
  useEffect(() => {
    simulator?.install();
    return () => simulator?.uninstall();
  }, [simulator]);
  return (
    <PersonaProvider
      session={session}
      llm={llm}
      tools={scenario.asksFirst ? timeToolThatAsks : timeTool}
      {...(scenario.mode && { defaultMode: scenario.mode })}
      {...(scenario.isSaved && { storage })}
      {...(labels && { labels })}
      renderMarkdown={renderMarkdown}
    >
      <LayoutView layout={layout} scenario={scenario} />
      <NewConversation slot={slots.actions} />
      <Suspense>
        {slots.developer && <DeveloperPanel slot={slots.developer} simulator={simulator} engine={engine} />}
      </Suspense>
    </PersonaProvider>
  );
}
