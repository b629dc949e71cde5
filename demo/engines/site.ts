import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { serveSite } from '../testing/guarded-site.js';
import { demoLlmId } from '../simulated-back-end.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds and serves the demo, and a page whose parts are set in the URL: `page.html?lang=ar&layout=call`. */
export async function startSite() {
  const built = await build({
    configFile: here('../vite.config.ts'),
    logLevel: 'silent',
    build: {
      write: false,
      rolldownOptions: { input: { index: here('../index.html'), page: here('parts-page.tsx') } },
    },
  });
  const { output } = built as Rolldown.RolldownOutput;
  const files = new Map(
    output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  );
  const script = output.find((file) => file.type === 'chunk' && file.name === 'page')?.fileName;
  const styles = output.filter(({ fileName }) => fileName.endsWith('.css'));
  const links = styles.map(({ fileName }) => `<link rel="stylesheet" href="/${fileName}">`).join('');
  files.set(
    '/page.html',
    `<!doctype html><html lang="en"><title>Parts</title>${links}<main id="root"></main><script type="module" src="/${script}"></script>`,
  );
  const settings = { persona: 'simulated', model: { kind: 'scripted' }, llmId: demoLlmId, problems: [] };
  const site = await serveSite(files, () => async () => Response.json(settings));
  const [origin] = site.url('/', '').split('/?');
  return { origin: origin ?? '', close: site.close };
}
