import type { EndpointModel, SessionModel } from './llm/endpoint-model.js';
import type { ModelStage } from './llm/model-stage.js';

/** The user's own model, whose code is loaded with the first session that has one. */
export interface LateModel {
  /** Runs the call immediately, or in order once the model is loaded. */
  do(action: (model: EndpointModel) => void): void;
  /** Stops the model, even if it is not loaded yet. */
  stop(): void;
}

export function lateModel(llm: SessionModel, stage: ModelStage): LateModel {
  let loaded: EndpointModel | null = null;
  let stopped = false;
  const waiting: ((model: EndpointModel) => void)[] = [];
  import('./llm/endpoint-model.js').then(
    ({ EndpointModel: Model }) => {
      if (stopped) return;
      const model = new Model(llm, stage);
      loaded = model;
      for (const action of waiting.splice(0)) action(model);
    },
    (error: unknown) => stage.log('violation', `the model's code could not be loaded: ${String(error)}`),
  );
  return {
    do: (action) => {
      if (loaded) action(loaded);
      else if (!stopped) waiting.push(action);
    },
    stop: () => {
      stopped = true;
      loaded?.stop();
    },
  };
}
