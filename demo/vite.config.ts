import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { sourceAliases } from '../.scripts/entries.mjs';

// The demo imports the package by its name, and gets its source.
export default defineConfig({ plugins: [react()], resolve: { alias: sourceAliases } });
