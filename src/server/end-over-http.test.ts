import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { toNodeListener } from '../node/to-node-listener.js';
import { createEndHandler } from './end-handler.js';
import { imitateAnam } from './testing/anam-imitation.js';

const apiKey = 'anam-key-0123456789';
const sessionId = '0b1d2e3f-4a5b-4c6d-8e7f-0123456789ab';
const server = createServer();

afterEach(() => server.close());

it('a beacon stops its session although its socket is closed while the user is looked up', async () => {
  const anam = imitateAnam(apiKey);
  anam.running.add(sessionId);
  const closed = new Promise<void>((done) => {
    server.on('connection', (socket) => socket.on('close', () => done()));
  });
  const hang = vi.fn(() => closed);
  const authorize = async () => {
    hangUp();
    await hang();
    return true;
  };
  const handler = createEndHandler({ apiKey, authorize, fetch: anam.fetch });
  server.on('request', toNodeListener(handler));
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });

  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const hangUp = () => client.destroy();
  const body = JSON.stringify({ sessionId });
  client.write(
    [
      'POST /api/persona/end HTTP/1.1',
      'host: localhost',
      'content-type: text/plain;charset=UTF-8',
      `content-length: ${body.length}`,
      '',
      body,
    ].join('\r\n'),
  );
  await vi.waitFor(() => expect(anam.stopped).toEqual([sessionId]));
  expect(hang).toHaveBeenCalledOnce();
});
