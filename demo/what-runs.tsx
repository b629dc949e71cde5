import type { PageConfig } from './page-config.js';

/** The full text about what is real and what is simulated. */
export function WhatRuns({ config: { persona, model, engine, llmId } }: { readonly config: PageConfig }) {
  const serverMode = engine?.isYours ? `${engine.model}, your endpoint` : llmId === undefined ? 'off' : llmId;
  return (
    <dl className="demo-runs">
      <dt>Persona</dt>
      <dd>{persona === 'anam' ? 'Anam' : 'simulated in this page'}</dd>
      <dt>Model</dt>
      <dd>{model.kind === 'real' ? `${model.name}, at LLM_URL` : 'scripted'}</dd>
      <dt>Server mode</dt>
      <dd>{serverMode}</dd>
    </dl>
  );
}
