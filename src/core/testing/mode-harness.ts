import type { PersonaOptions } from '../api/persona-options.js';
import type { PersonaMode } from '../machine/persona-state.js';
import type { SessionRequest } from '../ports/session-port.js';
import { personaHarness, type PersonaHarness } from './persona-harness.js';
import { settle } from './settle.js';

type Request = Omit<SessionRequest, 'signal'>;

interface TokenRequest extends Request {
  /** The numbers of created and stopped clients when the token was requested. */
  readonly made: number;
  readonly stopped: number;
}

/** A persona with both modes, and its token requests. */
export function modeHarness(options: Partial<PersonaOptions> = {}) {
  const requests: TokenRequest[] = [];
  const h = personaHarness({
    serverLlmId: 'mine',
    session: ({ signal, ...request }) => {
      signal.throwIfAborted();
      const stopped = h.clients.filter((client) => client.stopped > 0).length;
      requests.push({ ...request, made: h.clients.length, stopped });
      return `token-${requests.length}`;
    },
    ...options,
  });
  return { h, requests };
}

/** Switches the mode, and simulates the service until the promise resolves. */
export async function switchTo(h: PersonaHarness, mode: PersonaMode): Promise<void> {
  const done = h.persona.setMode(mode);
  await settle();
  h.client.goLive(`session-${h.clients.length}`);
  await settle();
  h.frame();
  await done;
}

/** Runs one whole turn in client mode. */
export async function talkOnce(h: PersonaHarness, question: string, answer: string): Promise<void> {
  const turn = h.persona.ask(question);
  await settle();
  await h.model.text(answer);
  await h.model.end();
  h.client.personaSpoke(`m-${turn.id}`, answer, { correlationId: `${turn.id}.1`, endOfSpeech: true });
  if ((await h.outcome(turn)) !== 'completed') throw new Error('The turn did not complete.');
}

/** The current state of a promise: `pending`, `resolved`, or the code of its error. */
export async function fateOf(h: PersonaHarness, promise: Promise<void>): Promise<string> {
  let known = 'pending';
  promise.then(
    () => (known = 'resolved'),
    ({ code }: { code: string }) => (known = code),
  );
  await settle();
  h.frame();
  await settle();
  return known;
}
