// The only list of the package's entries. The build emits them; tests, stories and the demo resolve the package to them.
import { fileURLToPath } from 'node:url';

/** @type {Record<string, string>} output in `dist`, without extension → source */
export const entries = {
  index: 'src/index.ts',
  'core/index': 'src/core/index.ts',
  'errors/index': 'src/errors/index.ts',
  'locales/index': 'src/locales/index.ts',
  'llm/index': 'src/llm/index.ts',
  'llm/conformance/index': 'src/llm/conformance/index.ts',
  'tools/index': 'src/tools/index.ts',
  'server/index': 'src/server/index.ts',
  'node/index': 'src/node/index.ts',
  'simulator/index': 'src/simulator/index.ts',
  'markdown/index': 'src/markdown/index.ts',
  'storage/index': 'src/storage/index.ts',
  'voice/index': 'src/voice/index.ts',
  'elevenlabs/index': 'src/elevenlabs/index.ts',
  // A separate file, because the audio thread loads it by its URL.
  'elevenlabs/pcm-worklet': 'src/elevenlabs/pcm-worklet.js',
  'livekit/index': 'src/livekit/index.ts',
  // The program of `npx anam-react`. No code imports it.
  'cli/main': 'src/cli/main.ts',
  // The page that `npx anam-react contract` serves.
  'contract-page/main': 'src/contract-page/main.ts',
  styles: 'src/styles/index.css',
  unlayered: 'src/styles/unlayered.css',
  layouts: 'src/styles/layouts.css',
  markdown: 'src/styles/markdown.css',
  developer: 'src/styles/developer.css',
  looks: 'src/styles/looks.css',
  shadcn: 'src/styles/shadcn.css',
};

/**
 * Returns the specifier that an app imports.
 * @param {string} output
 */
export function specifier(output) {
  if (entries[output]?.endsWith('.css')) return `anam-react/${output}.css`;
  return output === 'index' ? 'anam-react' : `anam-react/${output.replace('/index', '')}`;
}

/** For Vite's `resolve.alias`: resolves the package's own name to its source, so that no build is needed. */
export const sourceAliases = Object.entries(entries).map(([output, source]) => ({
  find: new RegExp(`^${specifier(output).replaceAll('.', String.raw`\.`)}$`),
  replacement: fileURLToPath(new URL(`../${source}`, import.meta.url)),
}));
