/** The page around a session, as the browser has it. */
import type { EarlyEnvironment, PersonaEnvironment } from './environment.js';
import { claimSession } from './session/exclusive.js';
import { onMicrophoneChange } from './media/microphone-changes.js';
import { openMicrophone } from './media/microphone.js';
import { openSilence } from './media/silence.js';

export const sessionEnvironment = (): Omit<PersonaEnvironment, keyof EarlyEnvironment> => ({
  fetch: (input, init) => fetch(input, init),
  openMicrophone,
  onMicrophoneChange,
  openSilence,
  onPageHide: (callback) => onPageEvent('pagehide', callback),
  isOnline: () => (globalThis as PageGlobals).navigator?.onLine ?? true,
  onOnline: (callback) => onPageEvent('online', callback),
  onHidden,
  claim: claimSession,
  random: Math.random,
  sendBeacon: (url, body) => void (globalThis as PageGlobals).navigator?.sendBeacon?.(url, body),
  supportsWebRtc: () =>
    typeof (globalThis as { RTCPeerConnection?: unknown }).RTCPeerConnection === 'function',
});

type PageGlobals = {
  document?: {
    readonly visibilityState: string;
    addEventListener(type: string, listener: () => void): void;
    removeEventListener(type: string, listener: () => void): void;
  };
  addEventListener?: (type: string, listener: () => void) => void;
  removeEventListener?: (type: string, listener: () => void) => void;
  navigator?: { onLine?: boolean; sendBeacon?: (url: string, body: string) => boolean };
};

function onPageEvent(type: string, callback: () => void): () => void {
  const page = globalThis as PageGlobals;
  page.addEventListener?.(type, callback);
  return () => page.removeEventListener?.(type, callback);
}

function onHidden(callback: (hidden: boolean) => void): () => void {
  const page = (globalThis as PageGlobals).document;
  const tell = () => callback(page?.visibilityState === 'hidden');
  page?.addEventListener('visibilitychange', tell);
  tell();
  return () => page?.removeEventListener('visibilitychange', tell);
}
