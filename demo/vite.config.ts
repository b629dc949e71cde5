import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { sourceAliases } from '../.scripts/entries.mjs';
import { devApi } from './dev-api.js';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Keeps Vite from putting values from `.env` files into the page. Only `dev-api.ts` reads them.
  envDir: false,
  publicDir: false,
  plugins: [react(), devApi()],
  resolve: { alias: sourceAliases },
  // If Vite found these dependencies late, it would reload the page during the first start.
  optimizeDeps: {
    include: [
      '@anam-ai/js-sdk',
      'eventsource-parser',
      'react-markdown',
      'remark-gfm',
      'remend',
      'zustand',
      'zustand/shallow',
      'zustand/vanilla',
    ],
  },
  build: { target: 'es2022', outDir: 'dist', emptyOutDir: true },
});
