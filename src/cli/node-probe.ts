import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { ConnectionFacts, Probe } from '../llm/conformance/index.js';

/** Facts about an endpoint that Node can read and a page cannot. */
export const nodeProbe: Probe = {
  async connect(url, timeoutMs) {
    try {
      return await (url.protocol === 'https:' ? tlsFacts(url, timeoutMs) : tcpFacts(url, timeoutMs));
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      return { failure: { code: code ?? 'UNKNOWN', message: message || 'the connection was refused' } };
    }
  },
  preflight: (url, { origin, headers, timeoutMs }) =>
    new Promise((resolve) => {
      const send = url.protocol === 'https:' ? requestHttps : requestHttp;
      // Not `fetch`: the standard does not let callers set these headers.
      const call = send(url, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': headers.join(', '),
        },
        timeout: timeoutMs,
      });
      call.on('response', (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, headers: headersOf(response.headersDistinct) });
        // Only the headers matter. Without this, a body that never ends would keep the connection open.
        response.destroy();
      });
      call.on('timeout', () => call.destroy());
      call.on('error', () => resolve({ status: 0, headers: new Headers() }));
      call.on('close', () => resolve({ status: 0, headers: new Headers() }));
      call.end();
    }),
};

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '');

function tcpFacts(url: URL, timeoutMs: number): Promise<ConnectionFacts> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host: hostOf(url), port: Number(url.port || 80), timeout: timeoutMs });
    socket.on('connect', () => {
      socket.destroy();
      resolve({});
    });
    socket.on('timeout', () => socket.destroy(timeoutError()));
    socket.on('error', (error) => reject(firstOf(error)));
  });
}

function tlsFacts(url: URL, timeoutMs: number): Promise<ConnectionFacts> {
  return new Promise((resolve, reject) => {
    const socket: TLSSocket = connectTls({
      host: hostOf(url),
      port: Number(url.port || 443),
      servername: hostOf(url),
      ALPNProtocols: ['h2', 'http/1.1'],
      timeout: timeoutMs,
    });
    socket.on('secureConnect', () => {
      const { alpnProtocol } = socket;
      resolve({ tls: socket.getProtocol() ?? 'TLS', ...(alpnProtocol && { alpn: alpnProtocol }) });
      socket.destroy();
    });
    socket.on('timeout', () => socket.destroy(timeoutError()));
    socket.on('error', (error) => reject(firstOf(error)));
  });
}

/**
 * Returns the first cause. Node tries `localhost` as ::1 and as 127.0.0.1, and reports both causes in an
 * `AggregateError`.
 */
const firstOf = (error: Error): Error =>
  error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error;

const timeoutError = () =>
  Object.assign(new Error('the connection attempt timed out'), { code: 'ETIMEDOUT' });

function headersOf(distinct: NodeJS.Dict<string[]>): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(distinct))
    for (const value of values ?? []) headers.append(name, value);
  return headers;
}
