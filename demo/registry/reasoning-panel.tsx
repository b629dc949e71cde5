'use client';

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
  type PersonaProviderProps,
} from 'anam-react';
import { openaiCompatible } from 'anam-react/llm';
import { useRef } from 'react';

// The model name that your server has in LLM_MODEL. Other back ends: `aiSdk`, `textStream`, `agUi`, `custom`.
const llm = { client: openaiCompatible({ url: '/api/persona/llm', model: 'gpt-oss-120b' }) };
const session = { url: '/api/persona/session', endUrl: '/api/persona/end' };

/** A conversation with the history of the model's reasoning in a side panel. Takes all options of `PersonaProvider`. */
export function PersonaWithReasoning(props: Partial<PersonaProviderProps>) {
  return (
    <PersonaProvider session={session} llm={llm} {...props}>
      <Conversation />
      <Announcer />
    </PersonaProvider>
  );
}

function Conversation() {
  const root = useRef<HTMLDivElement>(null);
  const panel = useHistoryPanel(root);
  return (
    <div ref={root} className="relative grid gap-4 p-4 md:grid-cols-2">
      <div className="grid content-start gap-4">
        <Stage />
        <Controls />
      </div>
      <section aria-label="Conversation" className="grid content-start gap-2">
        <HistoryButton panel={panel} className="justify-self-end" />
        <Transcript className="h-96" />
        <ErrorNotice />
        <Composer />
      </section>
      <HistoryPanel panel={panel} />
    </div>
  );
}
