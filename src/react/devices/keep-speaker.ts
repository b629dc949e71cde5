/**
 * Plays the sound of an element on a speaker, and on the system default while that speaker is missing: an element whose
 * speaker was unplugged plays silently (W3C, Audio Output Devices). Returns a function that stops this. Loaded with the
 * first selection.
 */
export function keepSpeaker(element: HTMLMediaElement, wanted: string, onRefused: () => void): () => void {
  const { mediaDevices } = navigator;
  let latest = 0;
  const choose = async (): Promise<void> => {
    const run = (latest += 1);
    const id = (await isThere(wanted)) ? wanted : '';
    if (run !== latest || element.sinkId === id) return;
    try {
      await element.setSinkId(id);
    } catch {
      if (run !== latest) return;
      onRefused();
      await element.setSinkId('');
    }
  };
  const follow = () => void choose().catch(() => undefined);
  follow();
  mediaDevices?.addEventListener('devicechange', follow);
  return () => {
    latest += 1;
    mediaDevices?.removeEventListener('devicechange', follow);
  };
}

/**
 * Whether the speaker is connected. If the browser lists no speakers, it counts as connected, and the element reports a
 * failure.
 */
async function isThere(id: string): Promise<boolean> {
  const all = await navigator.mediaDevices?.enumerateDevices().catch(() => []);
  // Devices have no ids before the microphone is allowed.
  const speakers = (all ?? []).filter(({ kind, deviceId }) => kind === 'audiooutput' && deviceId !== '');
  return speakers.length === 0 || speakers.some(({ deviceId }) => deviceId === id);
}
