import { configErrors } from './config-errors.js';
import { contextErrors } from './context-errors.js';
import { connectionErrors } from './connection-errors.js';
import type { ErrorEntry } from './error-entry.js';
import { llmErrors } from './llm-errors.js';
import { microphoneErrors } from './microphone-errors.js';
import { modeErrors } from './mode-errors.js';
import { playbackErrors } from './playback-errors.js';
import { sessionErrors } from './session-errors.js';
import { storageErrors } from './storage-errors.js';
import { tokenErrors } from './token-errors.js';
import { turnErrors } from './turn-errors.js';

/**
 * Every error of the package, by code. Code that throws takes its own domain's file instead, so that a bundle holds
 * only the sentences it can say; one module for all costs the first load of a page 0.8 kB more.
 */
export const errorTable = {
  ...tokenErrors,
  ...sessionErrors,
  ...connectionErrors,
  ...microphoneErrors,
  ...playbackErrors,
  ...llmErrors,
  ...turnErrors,
  ...modeErrors,
  ...storageErrors,
  ...configErrors,
  ...contextErrors,
} as const satisfies Readonly<Record<string, ErrorEntry>>;

/** Every code that a `PersonaError` can bear, by domain. */
export type PersonaErrorCode = keyof typeof errorTable;
