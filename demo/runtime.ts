import { openaiCompatible, type LlmAdapter } from 'anam-react/llm';
import type { PersonaOptions } from 'anam-react/core';
import type { PersonaLabelOverrides } from 'anam-react';
import type { Simulator } from 'anam-react/simulator';
import { EngineEvents } from './engine-events.js';
import { loadPageConfig, type PageConfig } from './page-config.js';
import { offeredScenarios } from './place.js';
import type { DemoScenario } from './scenarios.js';
import { scriptedModel } from './scripted-model.js';

/** What the page runs on. */
export interface Runtime {
  readonly config: PageConfig;
  /** The events between the simulator and the LLM endpoint. */
  readonly engine: EngineEvents;
  /** The available scenarios. */
  readonly scenarios: readonly DemoScenario[];
  /** Prepares the runtime of a scenario. Nothing connects until the conversation starts. */
  readonly open: (scenario: DemoScenario) => Promise<Run>;
}

/** One opened scenario. */
export interface Run {
  readonly scenario: DemoScenario;
  readonly session: PersonaOptions['session'];
  readonly llm: PersonaOptions['llm'];
  readonly labels: PersonaLabelOverrides | undefined;
  /** `null` with a real persona. Install it while the scenario is shown. */
  readonly simulator: Simulator | null;
}

const systemPrompt = [
  'You are the voice of a friendly persona in a video call. Your words are spoken aloud as you write them:',
  'answer in two or three short sentences of plain speech, without lists, headings, code or emoji.',
].join(' ');

/** Asks the server which keys are set, and simulates the rest. */
export async function prepareRuntime(): Promise<Runtime> {
  const config = await loadPageConfig();
  const engine = new EngineEvents();
  const isSimulated = config.persona === 'simulated';
  return {
    config,
    engine,
    scenarios: offeredScenarios({ simulator: isSimulated, serverMode: config.llmId !== undefined }),
    open: async (scenario) => {
      const service = isSimulated ? await simulate(config, scenario, engine) : null;
      const { llmId } = config;
      return {
        scenario,
        simulator: service?.simulator ?? null,
        session: service?.session ?? { url: '/api/persona/session', endUrl: '/api/persona/end' },
        llm: { client: await modelOf(config, scenario), ...(llmId !== undefined && { server: { llmId } }) },
        labels: await scenario.labels?.(),
      };
    },
  };
}

// Loaded on demand, so that a page that needs neither does not bundle them.
const loadSimulator = () => import('anam-react/simulator');

async function modelOf({ model }: PageConfig, { replies }: DemoScenario): Promise<LlmAdapter> {
  if (model.kind === 'real')
    return openaiCompatible({ url: '/api/persona/llm', model: model.name, systemPrompt });
  const { simulatedLlm } = await loadSimulator();
  return scriptedModel((await replies?.()) ?? [], simulatedLlm());
}

/**
 * Simulates Anam. In server mode, its engine calls the demo's own endpoint on the server, which has the secret. In a
 * page without a server, the endpoint runs inside the page.
 */
async function simulate(
  { engine, llmId = '' }: PageConfig,
  { service }: DemoScenario,
  events: EngineEvents,
): Promise<Pick<Run, 'session'> & { readonly simulator: Simulator }> {
  const { simulatorOptions } = await import('./simulator-options.js');
  const options = simulatorOptions(service, events.record);
  if (!engine) return (await import('./in-page-back-end.js')).inPageBackEnd(options);
  const { speechRate: rate = 1, isYours: _, ...endpoint } = engine;
  const { createSimulator } = await loadSimulator();
  return {
    simulator: createSimulator({
      ...options,
      llms: { [llmId]: { reasoningFormat: 'parsed', ...endpoint } },
      speech: { rate },
    }),
    session: '/api/persona/simulated-session',
  };
}
