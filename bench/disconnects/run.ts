import { servers, handlersOf, portOf, webHandler, type Handlers } from './hosts.js';
import { tcpClient, webClient, type Client } from './clients.js';
import { forms, type Form } from './requests.js';
import { stages, type Stage } from './stages.js';
import { watchedLlm } from './watched-llm.js';

export interface Row {
  readonly host: string;
  readonly form: string;
  readonly stage: string;
  /** The time from the disconnect to the model's abort, in milliseconds; `null` if the model was not called. */
  readonly abortedAfter: number | null;
  /** The number of answers that the endpoint still counts as running after that. */
  readonly running: number;
  readonly ok: boolean;
}

/** How long a model may run after the caller has left, in milliseconds. */
const LIMIT_MS = 1000;

type Connect = (form: Form, stage: Stage) => Promise<Client>;
type Llm = ReturnType<typeof watchedLlm>;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Disconnects at every stage, for every host and form. */
export async function* disconnects(): AsyncGenerator<Row> {
  for (const [host, serve] of Object.entries(servers)) {
    const llm = watchedLlm();
    const handlers = handlersOf(llm.adapter);
    const server = serve(handlers);
    yield* onHost({ host, connect: tcpClient(await portOf(server)), llm, handlers });
    server.closeAllConnections();
    server.close();
  }
  for (const by of ['signal', 'cancel'] as const) {
    const llm = watchedLlm();
    const handlers = handlersOf(llm.adapter);
    const connect = webClient(webHandler(handlers).fetch, by);
    yield* onHost({ host: `web handler (${by})`, connect, llm, handlers });
  }
}

interface Mounted {
  readonly host: string;
  readonly connect: Connect;
  readonly llm: Llm;
  readonly handlers: Handlers;
}

async function* onHost({ host, connect, llm, handlers }: Mounted): AsyncGenerator<Row> {
  for (const form of forms) {
    for (const stage of stages) {
      const abortedAfter = await disconnectAt(stage, () => connect(form, stage), llm);
      // Aborted work settles within a few event-loop tasks.
      await pause(5);
      const { running } = handlers.endpoint.stats();
      const isInTime = stage.sends === 'all' ? abortedAfter !== null && abortedAfter <= LIMIT_MS : true;
      yield {
        host,
        form: form.name,
        stage: stage.name,
        abortedAfter,
        running,
        ok: isInTime && running === 0,
      };
    }
  }
}

async function disconnectAt(stage: Stage, connect: () => Promise<Client>, llm: Llm): Promise<number | null> {
  const asked = llm.play(stage);
  const client = await connect();
  if (stage.sends !== 'all') {
    await pause(20);
    client.disconnect();
    return null;
  }
  const { waits, aborted } = await asked;
  if (!stage.floods) await waits;
  if (stage.seen) await client.sees(stage.seen);
  // Gives the flood time to fill every buffer between the model and the client.
  if (stage.floods) await pause(200);
  const started = performance.now();
  client.disconnect();
  const end = await Promise.race([aborted, pause(5 * LIMIT_MS).then(() => Number.POSITIVE_INFINITY)]);
  return end - started;
}
