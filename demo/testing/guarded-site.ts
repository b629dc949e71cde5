import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { toNodeListener, type WebHandler } from 'anam-react/node';
import { build, type Rolldown } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the demo as it is deployed, and a page that reads a microphone for an agent. */
export async function buildSite(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const built = await build({
    configFile: here('../vite.config.ts'),
    logLevel: 'silent',
    build: {
      write: false,
      rolldownOptions: {
        input: {
          index: here('../index.html'),
          microphone: here('../../src/elevenlabs/testing/microphone-page.ts'),
        },
      },
    },
  });
  const { output } = built as Rolldown.RolldownOutput;
  const files = new Map(
    output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  );
  const microphone = output.find((file) => file.type === 'chunk' && file.name === 'microphone');
  files.set(
    '/microphone.html',
    `<!doctype html><title>silent</title><script type="module" src="/${microphone?.fileName}"></script>`,
  );
  const demo = String(files.get('/index.html'));
  files.set('/planted.html', demo.replace('</head>', '<script>window.planted = true;</script></head>'));
  return files;
}

const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

const config: WebHandler = async () =>
  Response.json({ persona: 'simulated', model: { kind: 'scripted' }, problems: [] });

/**
 * Serves the files, and `api` below `/api/persona/`. The query parameter `policy` sets the content security policy of the
 * page. By default, the page's settings say that everything is simulated.
 */
export async function serveSite(
  files: ReadonlyMap<string, string | Uint8Array>,
  api: (path: string) => WebHandler = () => config,
) {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.startsWith('/api/persona/')) return toNodeListener(api(pathname))(request, response);
    const body = files.get(pathname);
    if (body === undefined) return response.writeHead(404).end();
    const type = types[pathname.split('.').pop() ?? ''] ?? 'application/json';
    const policy = searchParams.get('policy');
    return response
      .writeHead(200, { 'content-type': type, ...(policy && { 'content-security-policy': policy }) })
      .end(body);
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  return {
    url: (page: string, policy: string) =>
      `http://127.0.0.1:${(server.address() as AddressInfo).port}${page}?${new URLSearchParams({ policy }).toString()}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
