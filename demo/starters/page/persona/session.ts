import type { PersonaOptions } from 'anam-react';
import { simulator } from './simulated';
import type { Setup } from './setup';

/** The source of sessions: your server, or the simulator while your server has no Anam key. */
export async function sessionOf({ hasPersona }: Setup): Promise<PersonaOptions['session']> {
  if (hasPersona) return { url: '/api/persona/session', endUrl: '/api/persona/end' };
  return (await simulator()).session;
}
