import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import type { PageFiles } from '../page-files.js';

/** Bundles a source file for a page, because browsers do not run TypeScript. */
export async function bundled(source: URL, replace: Readonly<Record<string, string>> = {}): Promise<string> {
  const output = (await build({
    configFile: false,
    logLevel: 'error',
    define: replace,
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      lib: { entry: fileURLToPath(source), formats: ['es'], fileName: 'page' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput[];
  return output[0]?.output[0].code ?? '';
}

/** The page's files from the source. */
export async function sourceFiles(): Promise<PageFiles> {
  const page = await bundled(new URL('../../../contract-page/main.ts', import.meta.url));
  return {
    module: (path) => Promise.resolve(path === 'contract-page/main.js' ? page : null),
    sdk: () => readFile(fileURLToPath(import.meta.resolve('@anam-ai/js-sdk/dist/umd/anam.js')), 'utf8'),
    sdkVersion: '4.27.0',
  };
}
