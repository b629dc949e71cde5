import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';
import { launchOptions } from './.scripts/chromium.mjs';
import { entries, sourceAliases } from './.scripts/entries.mjs';
import manifest from './package.json' with { type: 'json' };

const external = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });

// Without a browser the build and the tests in Node still work; `npm test` fails before it comes to the others.
const browserOptions = process.env.VITEST ? await launchOptions().catch(warnOnly) : {};

function warnOnly(error: Error) {
  console.warn(error.message);
  return {};
}

/** A new object for each project: Vitest writes the project's name into it. */
const chromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  // Without animations axe and `toBeVisible` never meet a half-faded element.
  provider: playwright({ launchOptions: browserOptions, contextOptions: { reducedMotion: 'reduce' } }),
  instances: [{ browser: 'chromium' as const, viewport: { width: 1280, height: 800 } }],
});

/** Found only when a test imports them; then Vite would reload the page in the middle of a run. */
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

// `npm run test:react18` names a folder with another React; everything that imports one then gets that.
const reactFolder = process.env.REACT_FOLDER;
const otherReact = reactFolder
  ? [{ find: /^(react|react-dom)(?=$|\/)/, replacement: `${reactFolder}/node_modules/$1` }]
  : [];

// `npm run test:clients` names a folder with newer clients of model endpoints.
const clientsFolder = process.env.CLIENTS_FOLDER;
const otherClients = clientsFolder
  ? [{ find: /^(openai|@ai-sdk\/[\w-]+)(?=$|\/)/, replacement: `${clientsFolder}/node_modules/$1` }]
  : [];

/**
 * Vite replaces the address of a file by one of its own making, which no app's bundler recognizes. In the package it has to
 * stay as it is written, so that the app's bundler finds the file.
 */
const keepFileUrls: Plugin = {
  name: 'keep-file-urls',
  // The package alone: Storybook takes the plugins of this file, too.
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
    // The app's own bundler minifies; readable output is worth more in stack traces. It is our TypeScript without its
    // types, so source maps, which were more than half of the package, would tell hardly more.
    minify: false,
    sourcemap: false,
    cssCodeSplit: true,
    lib: { formats: ['es'], entry: entries },
    rolldownOptions: {
      external: (id) =>
        id.startsWith('node:') || external.some((name) => id === name || id.startsWith(`${name}/`)),
      // One module out for one module in: with chunks, 'use client' would be dropped without a word.
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
  test: {
    reporters: ['default', './.scripts/tally-reporter.mjs'],
    // For a machine that is four times slower than a laptop; whoever waits, waits for an event, so nothing gets slower.
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
          include: ['{src,demo,stories}/**/*.test.{ts,tsx}', '.scripts/**/*.test.mjs'],
          exclude: [domTests, browserTests, '**/node_modules/**'],
        },
      },
      { extends: true, test: { name: 'dom', environment: 'happy-dom', include: [domTests] } },
      {
        extends: true,
        optimizeDeps,
        test: {
          name: 'browser',
          include: [browserTests],
          browser: chromium(),
          setupFiles: ['.scripts/pointer-in-the-corner.ts'],
          // After the projects that keep the processor busy, and one file at a time beside one of the stories: a session
          // in real time spends most of it waiting.
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
