import type { PersonaOptions } from 'anam-react';
import { aiSdk } from 'anam-react/llm';
import { simulatedModel } from './simulated';
import type { Setup } from './setup';

/** The model: your AI SDK route, or a scripted model while CHAT_URL is not set. */
export async function llmOf({ chatUrl }: Setup): Promise<PersonaOptions['llm']> {
  if (chatUrl === null) return { client: await simulatedModel() };
  return { client: aiSdk({ url: chatUrl }) };
}
