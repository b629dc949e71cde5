import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Runs before the app: installs the simulator in place of Anam, and makes it available to the check. */
const simulator = `
  import { createSimulator } from 'anam-react/simulator';
  const simulator = createSimulator({ microphone: 'ignore', speech: { latencyMs: 20, rate: 4 } });
  simulator.install();
  window.checkedSimulator = simulator;
`;

const entries = ['', '/core', '/llm', '/locales', '/simulator', '/storage', '/tools'];
const known = [
  'react',
  'react-dom',
  'react-dom/client',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'zod',
  '@anam-ai/js-sdk',
  ...entries.map((entry) => `anam-react${entry}`),
];

/**
 * Starts the dev server of an app, with the Vite that the app has installed.
 * @param {string} app @param {boolean} hasSimulator whether the check brings it
 */
export async function openApp(app, hasSimulator) {
  const load = async (/** @type {string} */ name) =>
    import(pathToFileURL(createRequire(join(app, 'package.json')).resolve(name)).href);
  const [{ createServer }, { default: react }] = await Promise.all(
    ['vite', '@vitejs/plugin-react'].map(load),
  );
  const inject = {
    name: 'simulator-of-the-check',
    transformIndexHtml: {
      // Runs before Vite resolves the imports in inline scripts.
      order: 'pre',
      handler: () => [
        { tag: 'script', attrs: { type: 'module' }, children: simulator, injectTo: 'head-prepend' },
      ],
    },
  };
  const vite = await createServer({
    root: app,
    configFile: false,
    logLevel: 'silent',
    plugins: [react(), ...(hasSimulator ? [inject] : [])],
    server: { host: '127.0.0.1', port: 0, fs: { strict: false }, hmr: false },
    cacheDir: join(app, '../.vite'),
    // A dependency that Vite finds late would reload the page in the middle of the check.
    optimizeDeps: { include: known },
  });
  await vite.listen();
  return { vite, url: vite.resolvedUrls.local[0] };
}
