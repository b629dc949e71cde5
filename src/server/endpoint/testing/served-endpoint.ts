import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNodeListener } from '../../../node/index.js';
import type { LlmEndpoint } from '../llm-endpoint.js';

/** Serves an endpoint over HTTP on this machine, until `close`. */
export async function servedEndpoint(endpoint: LlmEndpoint) {
  const server = createServer(toNodeListener(endpoint));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
