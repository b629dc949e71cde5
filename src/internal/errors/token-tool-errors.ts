import { entry, notSetUp } from './error-entry.js';

/** Loaded when a session token lacks a tool. */
export const tokenToolErrors = {
  'config-tool-missing': entry(notSetUp, 'Add the missing tool to `createSessionHandler`.'),
} as const;
