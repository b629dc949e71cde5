/** What the options mean for the machine; needed from the first start on, and loaded with it. */
import type { LimitSettings } from '../machine/session/session-limits.js';
import type { PersonaOptions } from './persona-options.js';

const RECONNECT_ATTEMPTS = 6;

export const reconnectAttempts = ({ reconnect = true }: PersonaOptions): number => {
  if (typeof reconnect === 'boolean') return reconnect ? RECONNECT_ATTEMPTS : 0;
  return reconnect.maxAttempts;
};

const IDLE_SECONDS = 300;
const WARNING_SECONDS = 30;

export function limitSettings(options: PersonaOptions): LimitSettings {
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
