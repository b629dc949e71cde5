import { PersonaChat, PersonaLauncher, ReasoningHistory, usePersona } from 'anam-react';
import 'anam-react/layouts.css';
import { renderMarkdown } from 'anam-react/markdown';
import 'anam-react/markdown.css';
import { layouts, type LayoutId } from './layouts.js';
import type { DemoScenario } from './scenarios.js';
import { SamplePage } from './sample-page.js';

interface LayoutViewProps {
  readonly layout: LayoutId;
  readonly scenario: DemoScenario;
}

/** Renders the provider's persona in a layout. */
export function LayoutView({ layout, scenario }: LayoutViewProps) {
  const persona = usePersona();
  const chat = {
    persona,
    ...(scenario.hasMarkdown && { renderMarkdown }),
    composer: { suggestions: scenario.suggestions },
    reasoning: { defaultMode: scenario.showsThoughts ? ('always' as const) : ('auto' as const) },
    appearance: { layout: layouts[layout].chat },
  };
  switch (layout) {
    case 'launcher':
      return (
        <>
          <SamplePage />
          <PersonaLauncher {...chat} defaultOpen />
        </>
      );
    case 'thoughts':
      return (
        <div className="demo-thoughts">
          <PersonaChat {...chat} />
          <ReasoningHistory className="demo-viewer" />
        </div>
      );
    case 'panel':
      return (
        <>
          <SamplePage />
          <PersonaChat {...chat} />
        </>
      );
    default:
      return <PersonaChat {...chat} />;
  }
}
