import { script, type SessionName } from '../../contract/script.js';
import type { AnamRequests } from './anam-requests.js';
import type { ContractOptions } from './contract-options.js';
import { personaOf, refusedStart } from './free-steps.js';
import type { Recorder } from './recorder.js';

/** How long to wait for the end of the session before, in ms. */
const SLOT_MS = 40_000;

/** The clock, and a way to wait. Tests pass fakes. */
export interface Timing {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** The sessions that the page starts with our tokens. */
export interface PaidSessions {
  /** Returns a token, once for each session. @throws Error with the reason, for the page */
  readonly token: (session: SessionName) => Promise<string>;
  /** Ends every session that may still run. */
  readonly stopAll: () => Promise<void>;
  /** Runs the requests that follow the last session. */
  readonly finish: () => Promise<void>;
}

interface Parts extends Timing {
  readonly requests: AnamRequests;
  readonly options: ContractOptions;
  readonly recorder: Recorder;
  readonly steps: ReadonlySet<string>;
}

export function paidSessions({ requests, options, recorder, steps, now, sleep }: Parts): PaidSessions {
  const issued = new Map<SessionName, string>();
  const note = (type: string, data: object) =>
    recorder.add({ at: Math.round(now()), step: 'slot', what: 'act', type, data });
  let before: number | undefined;
  let measured = false;

  const active = async () => {
    const { body } = await requests
      .send(null, 'GET', '/v1/sessions/concurrency')
      .catch(() => ({ body: {} as Concurrency }));
    return body as Concurrency;
  };

  /** Waits until the session before is no longer counted, and notes how long this takes the first time. */
  const untilFree = async () => {
    if (before === undefined) return;
    const since = now();
    for (;;) {
      const { active: running, canStartSession = true } = await active();
      const ms = now() - since;
      const isFree = running === undefined ? canStartSession : running <= before;
      if (!measured && steps.has('slot') && running !== undefined && (isFree || ms >= SLOT_MS)) {
        note(isFree ? 'freed' : 'taken', { ms: Math.round(ms) });
        measured = true;
      }
      if (isFree || ms >= SLOT_MS) return;
      await sleep(1000);
    }
  };

  const afterSession = async () => {
    await untilFree();
    const used = issued.get('client');
    if (used !== undefined && steps.has('token-reuse') && !reused) {
      reused = true;
      await refusedStart(requests, 'token-reuse', used).catch(() => undefined);
    }
  };
  let reused = false;

  return {
    token: async (session) => {
      if (issued.has(session)) throw new Error('This session has run already. Start the command again.');
      // Reserved before the first wait, so that a second request gets nothing.
      issued.set(session, '');
      if (before === undefined) before = (await active()).active ?? 0;
      else await afterSession();
      const { status, body } = await requests.send(null, 'POST', '/v1/auth/session-token', {
        body: bodyOf(session, options),
      });
      const { sessionToken } = body;
      if (typeof sessionToken !== 'string') throw new Error(`Anam refused the token with status ${status}.`);
      issued.set(session, sessionToken);
      return sessionToken;
    },
    finish: afterSession,
    stopAll: async () => {
      const ids = recorder.entries.flatMap((entry) =>
        entry.what === 'event' && entry.type === 'SESSION_READY' && Array.isArray(entry.data)
          ? [entry.data[0]]
          : startedIn(entry),
      );
      const unique = [...new Set(ids)].filter((id): id is string => typeof id === 'string');
      await Promise.all(
        unique.map((id) =>
          requests.send(null, 'POST', `/v1/sessions/${encodeURIComponent(id)}/stop`).catch(() => undefined),
        ),
      );
    },
  };
}

interface Concurrency {
  readonly active?: number;
  readonly canStartSession?: boolean;
}

/** The id of a session in the response that started it. */
const startedIn = (entry: Recorder['entries'][number]): unknown[] =>
  entry.what === 'http' && entry.step.endsWith('/start')
    ? [(entry.data as { sessionId?: unknown } | null)?.sessionId]
    : [];

/** The tokens limit each session, so that a forgotten page costs no more than this. */
const longest: Readonly<Record<SessionName, number>> = {
  client: 150,
  limit: script.limitSeconds,
  silence: 60,
  server: 60,
};

function bodyOf(session: SessionName, options: ContractOptions): object {
  const persona = { ...personaOf(options), maxSessionLengthSeconds: longest[session] };
  if (session === 'client' || session === 'limit')
    return { personaConfig: { ...persona, voiceDetectionOptions: silence(0) } };
  if (session === 'silence')
    return { personaConfig: { ...persona, voiceDetectionOptions: silence(script.silenceSeconds) } };
  const tool = {
    type: 'client',
    name: script.toolName,
    description: 'Returns the password. Call it when the user asks for the password.',
    parameters: { type: 'object', properties: {} },
    awaitResult: true,
    toolTimeoutSeconds: 10,
  };
  return {
    personaConfig: {
      ...persona,
      llmId: options.llmId,
      skipGreeting: true,
      systemPrompt: `Call ${script.toolName} when the user asks for the password, then say the password that it returned.`,
      tools: [tool],
      voiceDetectionOptions: silence(0),
    },
  };
}

const silence = (seconds: number) => ({
  silenceBeforeSkipTurnSeconds: 0,
  silenceBeforeSessionEndSeconds: seconds,
});
