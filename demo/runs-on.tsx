import type { PageConfig } from './page-config.js';

/**
 * One line that says what is real and what is simulated. It is cut off if there is no space; the gallery has the full
 * text.
 */
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
