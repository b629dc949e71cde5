import type { PageConfig } from './page-config.js';

/** What is real here, in a line that is cut where there is no room. The gallery says it in full. */
export function RunsOn({ config: { persona, model, engine } }: { readonly config: PageConfig }) {
  const parts = [
    persona === 'anam' ? 'Anam persona' : 'Simulated persona',
    model.kind === 'real' ? `${model.name} via LLM_URL` : 'scripted model',
    ...(engine?.isYours ? ['your endpoint in server mode'] : []),
  ];
  return (
    <p className="demo-runs-on" data-real={persona === 'anam'}>
      {parts.join(' · ')}
    </p>
  );
}
