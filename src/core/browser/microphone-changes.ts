import type { MicrophoneChange } from '../ports/microphone.js';
import { microphonePermission } from './microphone-permission.js';

interface Changing {
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
}

interface MediaNavigator {
  navigator?: { mediaDevices?: Partial<Changing> };
}

/** Calls back when a microphone may have become usable. Returns a function that unsubscribes. */
export function onMicrophoneChange(callback: (change: MicrophoneChange) => void): () => void {
  const { navigator } = globalThis as MediaNavigator;
  const stops: (() => void)[] = [];
  let stopped = false;
  const listen = (target: Partial<Changing> | undefined, type: string, listener: () => void) => {
    target?.addEventListener?.(type, listener);
    stops.push(() => target?.removeEventListener?.(type, listener));
  };
  listen(navigator?.mediaDevices, 'devicechange', () => callback('devices'));
  const watchPermission = async () => {
    const permission = await microphonePermission();
    const tell = () => permission?.state === 'granted' && callback('granted');
    if (!stopped) listen(permission, 'change', tell);
  };
  // If the browser does not know this permission, only the button in the page tries again.
  watchPermission().catch(() => undefined);
  return () => {
    stopped = true;
    for (const stop of stops.splice(0)) stop();
  };
}
