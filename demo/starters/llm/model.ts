import type { PersonaOptions } from 'anam-react';
import { openaiCompatible } from 'anam-react/llm';
import { simulatedModel } from './simulated';
import type { Setup } from './setup';

/** The model: your server's proxy, or a scripted model while your server has no model. */
export async function llmOf({ model }: Setup): Promise<PersonaOptions['llm']> {
  if (model === null) return { client: await simulatedModel() };
  return { client: openaiCompatible({ url: '/api/persona/llm', model }) };
}
