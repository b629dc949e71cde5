// Builds the page of all states once and serves it on loopback.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import { sourceAliases } from '../entries.mjs';

/** @returns {Promise<{ url: string, close: () => Promise<void> }>} */
export async function serveStates() {
  const outDir = mkdtempSync(join(tmpdir(), 'anam-react-shots-'));
  await build({
    root: fileURLToPath(new URL('.', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    resolve: { alias: sourceAliases },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      minify: false,
      chunkSizeWarningLimit: 10_000,
      // No code is loaded on demand, so no picture is taken too early.
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const server = await preview({
    configFile: false,
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
  const close = async () => {
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  };
  return { url: server.resolvedUrls?.local[0] ?? '', close };
}
