'use client';

import { useEffect, useState } from 'react';
import { quietly, type ScreenMode } from './screen-mode.js';

export function usePictureInPicture(video: HTMLVideoElement | null): ScreenMode {
  const [active, setActive] = useState(false);
  useEffect(() => {
    if (!video) return;
    const listening = new AbortController();
    const { signal } = listening;
    // The button may mount later, because it is in a menu.
    setActive(document.pictureInPictureElement === video);
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
