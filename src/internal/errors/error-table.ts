import type { anamErrors } from './anam-errors.js';
import { configErrors } from './config-errors.js';
import { contextErrors } from './context-errors.js';
import { connectionErrors } from './connection-errors.js';
import type { ErrorEntry } from './error-entry.js';
import { llmErrors } from './llm-errors.js';
import { microphoneErrors } from './microphone-errors.js';
import { modeErrors } from './mode-errors.js';
import { playbackErrors } from './playback-errors.js';
import { sdkErrors } from './sdk-errors.js';
import { sessionErrors } from './session-errors.js';
import { storageErrors } from './storage-errors.js';
import { tokenToolErrors } from './token-tool-errors.js';
import { tokenErrors } from './token-errors.js';
import { turnErrors } from './turn-errors.js';
import { updateErrors } from './update-errors.js';
import { voiceErrors } from './voice-errors.js';

/**
 * Every error that can occur in a page, by code. `anamErrors` contains those that occur only on a server. Code that
 * throws imports the file for its own domain instead, so that a bundle contains only the texts that it can show.
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
  ...sdkErrors,
  ...tokenToolErrors,
  ...contextErrors,
  ...updateErrors,
  ...voiceErrors,
} as const satisfies Readonly<Record<string, ErrorEntry>>;

/** Every code of a `PersonaError`, by domain. */
export type PersonaErrorCode = keyof typeof errorTable | keyof typeof anamErrors;
