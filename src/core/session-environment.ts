/** The page around a session, as the browser has it. */
import type { EarlyEnvironment, PersonaEnvironment } from './environment.js';
import { claimSession } from './session/exclusive.js';
import { onMicrophoneChange } from './media/microphone-changes.js';
import { openMicrophone } from './media/microphone.js';
import { openSilence } from './media/silence.js';
import { onHidden, onPageEvent, pageGlobals } from './page-events.js';

export const sessionEnvironment = (): Omit<PersonaEnvironment, keyof EarlyEnvironment> => ({
  fetch: (input, init) => fetch(input, init),
  openMicrophone,
  onMicrophoneChange,
  openSilence,
  onPageHide: (callback) => onPageEvent('pagehide', callback),
  isOnline: () => pageGlobals().navigator?.onLine ?? true,
  onOnline: (callback) => onPageEvent('online', callback),
  onHidden,
  claim: claimSession,
  random: Math.random,
  sendBeacon: (url, body) => void pageGlobals().navigator?.sendBeacon?.(url, body),
  supportsWebRtc: () =>
    typeof (globalThis as { RTCPeerConnection?: unknown }).RTCPeerConnection === 'function',
});
