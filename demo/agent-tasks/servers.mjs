import { createServer } from 'node:http';
import { completion } from './streams.mjs';

/**
 * Anam's API and a model on one port. Rejects other keys. @param {{ ANAM_API_KEY: string, LLM_API_KEY: string }} keys
 */
export async function anamAndModel({ ANAM_API_KEY, LLM_API_KEY }) {
  /** @type {string[]} */
  const asked = [];
  const server = createServer((req, res) => {
    asked.push(req.url ?? '');
    const isModel = req.url?.startsWith('/v1/chat/completions');
    if (req.headers.authorization !== `Bearer ${isModel ? LLM_API_KEY : ANAM_API_KEY}`)
      return res.writeHead(401).end();
    if (isModel) {
      const { contentType, body } = completion('Good morning.');
      return res.writeHead(200, { 'content-type': contentType }).end(body);
    }
    if (req.url !== '/v1/auth/session-token') return res.writeHead(204).end();
    const sessionToken = `x.${btoa(JSON.stringify({ type: 'ephemeral', accountId: 'account' }))}.y`;
    return res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ sessionToken }));
  });
  await new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => ready(undefined));
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
}
