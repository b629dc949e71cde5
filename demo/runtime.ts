import { openaiCompatible } from 'anam-react/llm';
import type { PersonaOptions } from 'anam-react/core';
import type { createSimulator, Simulator } from 'anam-react/simulator';
import { EngineEvents } from './engine-events.js';
import { loadPageConfig, type PageConfig } from './page-config.js';

/** Everything that the page runs on. */
export interface Runtime {
  readonly config: PageConfig;
  readonly session: PersonaOptions['session'];
  readonly llm: PersonaOptions['llm'];
  /** `null` with a real persona. */
  readonly simulator: Simulator | null;
  /** What the simulator does with the LLM endpoint. */
  readonly engine: EngineEvents;
}

const systemPrompt = [
  'You are the voice of a friendly persona in a video call. Your words are spoken aloud as you write them:',
  'answer in two or three short sentences of plain speech, without lists, headings, code or emoji.',
].join(' ');

/** Asks the server what there are keys for, and stands in for the rest. */
export async function prepareRuntime(): Promise<Runtime> {
  const config = await loadPageConfig();
  const { persona, model, llmId } = config;
  const simulated = persona === 'simulated' || model.kind === 'scripted';
  // Not in the bundle of a page that needs neither.
  const stand = simulated ? await import('anam-react/simulator') : null;

  const events = new EngineEvents();
  const service = persona === 'simulated' && stand ? await simulate(config, stand, events) : null;
  service?.simulator.install();
  const client =
    model.kind === 'scripted' && stand
      ? stand.simulatedLlm()
      : openaiCompatible({ url: '/api/persona/llm', model: nameOf(model), systemPrompt });
  return {
    config,
    simulator: service?.simulator ?? null,
    engine: events,
    session: service?.session ?? { url: '/api/persona/session', endUrl: '/api/persona/end' },
    llm: { client, ...(llmId !== undefined && { server: { llmId } }) },
  };
}

const nameOf = (model: PageConfig['model']) => (model.kind === 'real' ? model.name : 'scripted');

/**
 * Anam is simulated, and in server mode its engine calls the demo's own endpoint: on the server, which has the secret. A
 * page without a server has the endpoint inside it.
 */
async function simulate(
  { engine, llmId = '' }: PageConfig,
  stand: { readonly createSimulator: typeof createSimulator },
  events: EngineEvents,
): Promise<{ readonly simulator: Simulator; readonly session: PersonaOptions['session'] }> {
  if (!engine) return (await import('./in-page-back-end.js')).inPageBackEnd(events.record);
  const { speechRate: rate = 1, isYours: _, ...endpoint } = engine;
  return {
    simulator: stand.createSimulator({
      llms: { [llmId]: { reasoningFormat: 'parsed', ...endpoint } },
      speech: { rate },
      onEvent: events.record,
    }),
    session: '/api/persona/simulated-session',
  };
}
