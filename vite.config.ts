import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';
import { launchOptions } from './.scripts/chromium.mjs';
import { entries, sourceAliases } from './.scripts/entries.mjs';
import manifest from './package.json' with { type: 'json' };

const external = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });

// Without a browser the build and the tests in Node still work; `npm test` fails before it runs the others.
const browserOptions = process.env.VITEST ? await launchOptions().catch(warnOnly) : {};

function warnOnly(error: Error) {
  console.warn(error.message);
  return {};
}

/** Returns a new object for each project, because Vitest writes the project's name into it. */
const chromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  // Without animations, axe and `toBeVisible` never see a half-faded element.
  provider: playwright({ launchOptions: browserOptions, contextOptions: { reducedMotion: 'reduce' } }),
  instances: [{ browser: 'chromium' as const, viewport: { width: 1280, height: 800 } }],
});

/** Listed here, because Vite would otherwise find them when a test imports them, and reload the page during a run. */
const optimizeDeps = {
  include: [
    '@anam-ai/js-sdk',
    'livekit-client',
    'react-dom/client',
    'storybook/test',
    'vitest-browser-react',
    'zustand',
    'zustand/shallow',
    'zustand/vanilla',
  ],
};

// `npm run test:react18` sets a folder with another React, which all imports then get.
const reactFolder = process.env.REACT_FOLDER;
const otherReact = reactFolder
  ? [{ find: /^(react|react-dom)(?=$|\/)/, replacement: `${reactFolder}/node_modules/$1` }]
  : [];

// `npm run test:clients` sets a folder with newer clients of model endpoints.
const clientsFolder = process.env.CLIENTS_FOLDER;
const otherClients = clientsFolder
  ? [{ find: /^(openai|@ai-sdk\/[\w-]+)(?=$|\/)/, replacement: `${clientsFolder}/node_modules/$1` }]
  : [];

/**
 * Vite replaces `new URL(file, import.meta.url)` with a form that an app's bundler does not recognize. In the package
 * it must stay unchanged, so that the app's bundler finds the file.
 */
const keepFileUrls: Plugin = {
  name: 'keep-file-urls',
  // Only for the package, because Storybook also uses the plugins of this file.
  apply: ({ build }, { command }) => command === 'build' && Boolean(build?.lib),
  enforce: 'pre',
  transform: {
    filter: { code: /import\.meta\.url/ },
    handler: (code) => code.replaceAll(/new URL\((?='.*import\.meta\.url)/g, '$&/* @vite-ignore */ '),
  },
  renderChunk: (code) => code.replaceAll(/\/\* @vite-ignore \*\/\s*/g, ''),
};

// `npm run test:sdk` names a folder with the newest release of the Anam SDK.
const sdkFolder = process.env.SDK_FOLDER;
const otherSdk = sdkFolder
  ? [{ find: /^@anam-ai\/js-sdk(?=$|\/)/, replacement: `${sdkFolder}/node_modules/@anam-ai/js-sdk` }]
  : [];

/** Vite's cache of dependencies must not mix two releases. */
const otherFolder = reactFolder ?? sdkFolder;

const domTests = '{src,demo}/**/*.dom.test.{ts,tsx}';
const browserTests = '{src,demo}/**/*.browser.test.{ts,tsx}';

export default defineConfig({
  plugins: [react(), keepFileUrls],
  publicDir: false,
  resolve: { alias: [...sourceAliases, ...otherReact, ...otherClients, ...otherSdk] },
  ...(otherFolder && { cacheDir: `${otherFolder}/vite` }),
  build: {
    target: 'es2022',
    // The app's bundler minifies, and readable output is better in stack traces. The output is the TypeScript without
    // its types, so source maps would add little, but were more than half of the package.
    minify: false,
    sourcemap: false,
    cssCodeSplit: true,
    lib: { formats: ['es'], entry: entries },
    rolldownOptions: {
      external: (id) =>
        id.startsWith('node:') || external.some((name) => id === name || id.startsWith(`${name}/`)),
      // One output module per source module. With chunks, 'use client' would be dropped silently.
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
  test: {
    reporters: ['default', './.scripts/tally-reporter.mjs'],
    // For a machine that is four times slower than a laptop. Tests wait for events, so a long limit does not slow them
    // down.
    testTimeout: 60_000,
    setupFiles: [
      '.scripts/patient-waits.ts',
      '.scripts/no-react-complaints.ts',
      ...(process.env.REACT_SETUP ? [process.env.REACT_SETUP] : []),
    ],
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          setupFiles: ['.scripts/property-seed.ts'],
          include: ['{src,demo,stories}/**/*.test.{ts,tsx}', '.scripts/**/*.test.mjs'],
          exclude: [
            domTests,
            browserTests,
            '**/node_modules/**',
            // See `.scripts/contract-twin.mjs`.
            ...(process.env.CONTRACT_TWIN ? [] : ['src/cli/contract/contract-page.test.ts']),
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          setupFiles: ['.scripts/property-seed.ts'],
          include: [domTests],
        },
      },
      {
        extends: true,
        optimizeDeps,
        test: {
          name: 'browser',
          include: [browserTests],
          browser: chromium(),
          setupFiles: ['.scripts/pointer-in-the-corner.ts'],
          // Runs after the projects that use the CPU, one file at a time, parallel to one file of stories. A session in
          // real time spends most of its time waiting.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        plugins: [storybookTest({ configDir: '.storybook' })],
        test: { name: 'stories', browser: chromium(), fileParallelism: false, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
