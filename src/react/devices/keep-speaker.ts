/**
 * Keeps the sound of an element on a speaker, and on the system's while that one is gone: an element whose speaker was
 * unplugged plays on in silence (W3C, Audio Output Devices). Returns what ends that. Loaded with the first choice.
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

/** Where nobody can tell, the element says. */
async function isThere(id: string): Promise<boolean> {
  const all = await navigator.mediaDevices?.enumerateDevices().catch(() => []);
  // Before the microphone is allowed they have no ids.
  const speakers = (all ?? []).filter(({ kind, deviceId }) => kind === 'audiooutput' && deviceId !== '');
  return speakers.length === 0 || speakers.some(({ deviceId }) => deviceId === id);
}
