/** The session environment of a browser page. */
import type { EarlyEnvironment, PersonaEnvironment } from '../ports/environment.js';
import { onMicrophoneChange } from './microphone-changes.js';
import { openMicrophone } from './microphone.js';
import { openSilence } from './silence.js';
import { onHidden, onPageEvent, pageGlobals } from './page-events.js';

/** @param claim is loaded only for a persona with `exclusive` */
export const sessionEnvironment = (
  claim: PersonaEnvironment['claim'] | null,
): Omit<PersonaEnvironment, keyof EarlyEnvironment> => ({
  sessions: (anam) => anam,
  fetch: (input, init) => fetch(input, init),
  openMicrophone,
  onMicrophoneChange,
  openSilence,
  onPageHide: (callback) => onPageEvent('pagehide', callback),
  isOnline: () => pageGlobals().navigator?.onLine ?? true,
  onOnline: (callback) => onPageEvent('online', callback),
  onHidden,
  claim: claim ?? (() => () => undefined),
  random: Math.random,
  sendBeacon: (url, body) => void pageGlobals().navigator?.sendBeacon?.(url, body),
});
