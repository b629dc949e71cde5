import type { Deadline, DeadlineCause } from './deadline.js';

export interface RelayOptions {
  readonly deadline: Deadline;
  /** How often a comment tells the client and the proxies between that the model is still thinking, in ms. */
  readonly keepAliveMs: number;
  /** Told once, unless it was the client that went away. Returns the event that says so to the client. */
  readonly onFailure: (error: unknown) => string;
}

type Controller = ReadableStreamDefaultController<Uint8Array>;

const keepAlive = new TextEncoder().encode(': keep-alive\n\n');

/**
 * Passes a stream of server-sent events on, byte for byte. Before its first byte, and only then, comments keep the
 * connection alive: later one could land in the middle of an event.
 *
 * @param opening the answer, or a wait for one that is not there yet
 */
export function relayStream(
  opening: Promise<ReadableStream<Uint8Array>>,
  { deadline, keepAliveMs, onFailure }: RelayOptions,
): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  let started = false;
  let over = false;
  let timer: ReturnType<typeof setInterval> | undefined;

  const finish = () => {
    over = true;
    clearInterval(timer);
    deadline.release();
  };
  const giveUp = (cause: DeadlineCause) => {
    finish();
    deadline.abort(cause);
    reader?.cancel().catch(() => {});
  };
  const read = async () => {
    reader ??= (await opening).getReader();
    return deadline.during(reader.read());
  };
  const pass = (controller: Controller, bytes: Uint8Array) => {
    controller.enqueue(bytes);
    if (bytes.byteLength === 0) return;
    started = true;
    clearInterval(timer);
  };
  const fail = (controller: Controller, error: unknown) => {
    if (over) return;
    const byClient = deadline.cause === 'client';
    giveUp('failure');
    const event = byClient ? '' : onFailure(error);
    // After the first byte an event of ours could land in the middle of another: there the connection breaks off.
    if (started) return controller.error(new Error('The stream of the model endpoint broke off.'));
    controller.enqueue(new TextEncoder().encode(event));
    controller.close();
  };

  return new ReadableStream<Uint8Array>({
    start(controller) {
      timer = setInterval(() => {
        // A client that does not read needs no comment, and must not pile them up.
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(keepAlive);
      }, keepAliveMs);
    },
    async pull(controller) {
      try {
        const { done, value } = await read();
        if (over) return;
        if (!done) return pass(controller, value);
        finish();
        controller.close();
      } catch (error) {
        fail(controller, error);
      }
    },
    cancel: () => giveUp('client'),
  });
}
