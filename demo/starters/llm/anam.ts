import { builtInLlms, type PersonaOptions } from 'anam-react';
import type { Setup } from './setup';

/** The model, which Anam calls in server mode. */
export async function llmOf({ llmId }: Setup): Promise<PersonaOptions['llm']> {
  return { server: { llmId: llmId ?? builtInLlms.gptOss120b.id } };
}
