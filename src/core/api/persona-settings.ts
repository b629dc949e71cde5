/** What the options mean for the machine; needed from the first start on, and loaded with it. */
import type { TransitionSettings } from '../machine/context.js';
import type { LimitSettings } from '../machine/session/session-limits.js';
import { resolveSpeech } from '../text/speech-options.js';
import { START_TIMEOUT_MS, type CreatePersonaOptions } from './persona-options.js';

const RECONNECT_ATTEMPTS = 6;
const IDLE_SECONDS = 300;
const WARNING_SECONDS = 30;
/** Enough for a model that looks things up one after the other, and an end for one that goes in circles. */
const MAX_TOOL_ROUNDS = 8;
const ANSWER_TIMEOUT_MS = 20_000;
const MICROPHONE_TIMEOUT_MS = 20_000;

export function transitionSettings(options: CreatePersonaOptions): TransitionSettings {
  return {
    inputPolicy: options.inputPolicy ?? 'interrupt',
    speech: resolveSpeech(options.speech),
    greeting: options.greeting?.trim() ?? '',
    microphone: options.microphone ?? true,
    maxToolRounds: options.maxToolRounds ?? MAX_TOOL_ROUNDS,
    startTimeoutMs: options.startTimeoutMs ?? START_TIMEOUT_MS,
    microphoneTimeoutMs: options.microphoneTimeoutMs ?? MICROPHONE_TIMEOUT_MS,
    answerTimeoutMs: options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS,
    reconnectAttempts: reconnectAttempts(options),
    limits: limitSettings(options),
  };
}

function reconnectAttempts({ reconnect = true }: CreatePersonaOptions): number {
  if (typeof reconnect === 'boolean') return reconnect ? RECONNECT_ATTEMPTS : 0;
  return reconnect.maxAttempts;
}

function limitSettings(options: CreatePersonaOptions): LimitSettings {
  const { maxSessionSeconds, idleStopSeconds = IDLE_SECONDS, hiddenStopSeconds } = options;
  return {
    sessionMs: toMs(maxSessionSeconds),
    idleMs: toMs(idleStopSeconds),
    hiddenMs: toMs(hiddenStopSeconds),
    warningMs: (options.endWarningSeconds ?? WARNING_SECONDS) * 1000,
  };
}

const toMs = (seconds: number | false | undefined): number | null =>
  seconds === undefined || seconds === false ? null : seconds * 1000;
