/** `superseded`: another stream or a pause came in between, which says nothing about what the browser allows. */
export type Playback = 'sound' | 'muted' | 'blocked' | 'superseded';

/**
 * Plays with sound, else muted. Only `AbortError` is told apart, because it is no refusal; browsers do not agree on
 * the name of the refusal, so everything else counts as one.
 */
export async function playWithSound(video: HTMLVideoElement): Promise<Playback> {
  video.muted = false;
  const loud = await tryPlay(video);
  if (loud !== 'refused') return loud === 'playing' ? 'sound' : loud;
  video.muted = true;
  const silent = await tryPlay(video);
  if (silent === 'superseded') return silent;
  return silent === 'playing' ? 'muted' : 'blocked';
}

async function tryPlay(video: HTMLVideoElement): Promise<'playing' | 'refused' | 'superseded'> {
  try {
    await video.play();
    return 'playing';
  } catch (error) {
    return error instanceof Error && error.name === 'AbortError' ? 'superseded' : 'refused';
  }
}
