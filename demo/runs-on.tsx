import type { PageConfig } from './page-config.js';

/** One line that says what is real here. */
export function RunsOn({ config }: { readonly config: PageConfig }) {
  const { persona, model, engine } = config;
  const realModel = model.kind === 'real';
  return (
    <p className="demo-runs-on">
      <span className="demo-badge" data-real={persona === 'anam'}>
        {persona === 'anam' ? 'Anam persona' : 'Simulated persona'}
      </span>
      <span aria-hidden="true"> · </span>
      <span className="demo-badge" data-real={realModel} title={realModel ? 'via LLM_URL' : undefined}>
        {realModel ? `${model.name} via LLM_URL` : 'scripted model'}
      </span>
      {engine?.isYours && (
        <>
          <span aria-hidden="true"> · </span>
          <span className="demo-badge" data-real title={`${engine.model} at ANAM_LLM_URLS`}>
            your endpoint in server mode
          </span>
        </>
      )}
    </p>
  );
}
