'use client';

import { useEffect, useState } from 'react';
import { quietly, type ScreenMode } from './screen-mode.js';

export function usePictureInPicture(video: HTMLVideoElement | null): ScreenMode {
  // The button may mount later than the video, because it is in a menu.
  const [active, setActive] = useState(() => video !== null && document.pictureInPictureElement === video);
  useEffect(() => {
    if (!video) return;
    const listening = new AbortController();
    const { signal } = listening;
    video.addEventListener('enterpictureinpicture', () => setActive(true), { signal });
    video.addEventListener('leavepictureinpicture', () => setActive(false), { signal });
    return () => {
      listening.abort();
      setActive(false);
    };
  }, [video]);
  const supported =
    video !== null &&
    document.pictureInPictureEnabled &&
    typeof video.requestPictureInPicture === 'function' &&
    !video.disablePictureInPicture;
  const toggle = () =>
    quietly(() => (active ? document.exitPictureInPicture() : video?.requestPictureInPicture()));
  return { supported, active, toggle };
}
