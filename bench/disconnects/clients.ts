import { connect } from 'node:net';
import type { WebHandler } from '../../src/server/index.js';
import { bytesOf, type Form } from './requests.js';
import type { Stage } from './stages.js';

/** A client that has sent its request. */
export interface Client {
  /** Resolves when the response contains this. */
  sees(sign: RegExp): Promise<void>;
  disconnect(): void;
}

type Connect = (form: Form, stage: Stage) => Promise<Client>;

/** Stores the received text and notifies waiting callers. */
class Arrived {
  #text = '';
  #onText: () => void = () => {};

  add(text: string): void {
    this.#text += text;
    this.#onText();
  }

  async contains(sign: RegExp): Promise<void> {
    while (!sign.test(this.#text))
      await new Promise<void>((resolve) => {
        this.#onText = resolve;
      });
  }
}

/** A TCP client. It disconnects by closing its socket. */
export const tcpClient =
  (port: number): Connect =>
  async (form, stage) => {
    const arrived = new Arrived();
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    if (stage.floods !== true) socket.on('data', (data) => arrived.add(String(data)));
    await new Promise<void>((resolve) => {
      socket.write(bytesOf(form, stage.sends), () => resolve());
    });
    return { sees: (sign) => arrived.contains(sign), disconnect: () => socket.destroy() };
  };

/** Calls a Web handler. It disconnects by aborting the signal of its request, or by cancelling the response. */
export const webClient =
  (handler: WebHandler, by: 'signal' | 'cancel'): Connect =>
  async (form, stage) => {
    const arrived = new Arrived();
    const gone = new AbortController();
    const { signal } = gone;
    const init = { method: 'POST', headers: form.headers, signal, duplex: 'half' };
    const headers = { 'content-type': 'application/json', ...form.headers };
    const body = bodyOf(form, stage, signal);
    const request = new Request(`https://app.example.com${form.path}`, {
      ...init,
      headers,
      body,
    });
    let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
    const read = async () => {
      const response = await handler(request);
      arrived.add(`HTTP/1.1 ${response.status}`);
      reader = response.body?.getReader();
      const decoder = new TextDecoder();
      for (let more = reader && stage.floods !== true; more;) {
        const { done, value } = await reader!.read();
        if (value) arrived.add(decoder.decode(value, { stream: true }));
        more = !done;
      }
    };
    read().catch(() => undefined);
    return {
      sees: (sign) => arrived.contains(sign),
      disconnect: () => {
        if (by === 'cancel' && reader) void reader.cancel().catch(() => undefined);
        else gone.abort();
      },
    };
  };

/** Returns the body, or a stream that never ends, for a client that stops in the middle. */
function bodyOf({ body }: Form, { sends }: Stage, signal: AbortSignal): BodyInit {
  if (sends === 'all') return body;
  const sent = sends === 'half-body' ? body.slice(0, body.length / 2) : '';
  return new ReadableStream({
    start(controller) {
      if (sent !== '') controller.enqueue(new TextEncoder().encode(sent));
      signal.addEventListener('abort', () => controller.error(signal.reason));
    },
  });
}
