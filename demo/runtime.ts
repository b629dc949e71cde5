import { openaiCompatible } from 'anam-react/llm';
import type { PersonaOptions } from 'anam-react/core';
import type { Simulator } from 'anam-react/simulator';
import { loadPageConfig, type PageConfig } from './page-config.js';

/** Everything that the page runs on. */
export interface Runtime {
  readonly config: PageConfig;
  readonly session: PersonaOptions['session'];
  readonly llm: PersonaOptions['llm'];
  /** `null` with a real persona. */
  readonly simulator: Simulator | null;
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

  // Its own model, for server mode, thinks before it answers.
  const simulator =
    persona === 'simulated' && stand ? stand.createSimulator({ scenario: stand.scenarios.reasoning }) : null;
  simulator?.install();
  const client =
    model.kind === 'scripted' && stand
      ? stand.simulatedLlm()
      : openaiCompatible({ url: '/api/persona/llm', model: nameOf(model), systemPrompt });
  const serverLlmId = simulator ? 'simulated-llm' : llmId;
  return {
    config,
    simulator,
    session: simulator ? simulator.session : { url: '/api/persona/session', endUrl: '/api/persona/end' },
    llm: { client, ...(serverLlmId !== undefined && { server: { llmId: serverLlmId } }) },
  };
}

const nameOf = (model: PageConfig['model']) => (model.kind === 'real' ? model.name : 'scripted');
