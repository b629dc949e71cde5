import type { Plan } from '../contract/script.js';
import { acts } from './acts.js';
import type { Host } from './host.js';
import { startSession, stopSession, type AnamSdk } from './live-session.js';
import type { Microphone } from './microphone.js';
import type { Log } from './observe.js';

/** What a run needs of its page. */
export interface Stage {
  readonly host: Host;
  readonly sdk: AnamSdk;
  readonly api: string;
  readonly log: Log;
  readonly video: HTMLVideoElement;
  readonly microphone: Microphone;
  /** Aborted when the page is left or the command has ended: the session must end at once. */
  readonly signal: AbortSignal;
  /** Tells the user what runs. */
  readonly tell: (step: string) => void;
}

/** Plays sessions, one after the other. Rejects if a token is refused. */
export async function run(plans: readonly Plan[], stage: Stage): Promise<void> {
  for (const plan of plans) {
    if (stage.signal.aborted) return;
    await play(plan, stage);
  }
}

async function play({ name, acts: wanted }: Plan, stage: Stage): Promise<void> {
  const { log, signal, host } = stage;
  log.step = `${name}/start`;
  stage.tell(log.step);
  const token = await host.token(name);
  const session = await startSession({ ...stage, token });
  if (!session) return;
  const stop = () => void stopSession(session.client, log);
  signal.addEventListener('abort', stop);
  try {
    for (const act of wanted) {
      if (signal.aborted) return;
      const todo = acts[`${name}/${act}`];
      if (!todo) continue;
      log.step = `${name}/${act}`;
      stage.tell(log.step);
      await Promise.race([todo(session, sleep), aborted(signal)]);
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await stopSession(session.client, log);
    stage.video.srcObject = null;
  }
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
