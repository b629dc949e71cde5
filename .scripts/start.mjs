// `npm start [-- --port N] [-- --host [address]]`: serves the demo from source.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';

/** @param {string[]} args */
function readArgs(args) {
  // A bare `--host` means all interfaces, as in Vite's own command.
  const explicit = args.map((arg, at) =>
    arg === '--host' && !/^[^-]/.test(args[at + 1] ?? '') ? '--host=' : arg,
  );
  const options = /** @type {const} */ ({ port: { type: 'string' }, host: { type: 'string' } });
  return parseArgs({ args: explicit, options }).values;
}

/** Whether a window can open. On Linux, opening a browser without a display fails with an error. */
function hasDisplay() {
  if (process.env.CI || process.env.SSH_CONNECTION) return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

const { port, host } = readArgs(process.argv.slice(2));
// Required by the demo's server if other machines can reach it.
const token = (process.env.DEMO_TOKEN ||= randomBytes(16).toString('hex'));
const server = await createServer({
  configFile: 'demo/vite.config.ts',
  root: 'demo',
  server: {
    open: hasDisplay() && (host === undefined || `/?token=${token}`),
    // If the requested port is not available, fail instead of using another one.
    ...(port !== undefined && { port: Number(port), strictPort: true }),
    ...(host !== undefined && { host: host || true }),
  },
});
try {
  await server.listen();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
server.printUrls();
