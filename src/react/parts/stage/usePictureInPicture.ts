'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { hostOf, listenTo, quietly, type ScreenMode } from './screen-mode.js';

export function usePictureInPicture(video: HTMLVideoElement | null): ScreenMode {
  const subscribe = useCallback(
    (onChange: () => void) => listenTo(onChange, [video, 'enterpictureinpicture', 'leavepictureinpicture']),
    [video],
  );
  const isShown = () => video !== null && hostOf(video)?.pictureInPictureElement === video;
  const active = useSyncExternalStore(subscribe, isShown, () => false);
  const supported =
    video !== null &&
    document.pictureInPictureEnabled &&
    typeof video.requestPictureInPicture === 'function' &&
    !video.disablePictureInPicture;
  const toggle = () =>
    quietly(() => (active ? document.exitPictureInPicture() : video?.requestPictureInPicture()));
  return { supported, active, toggle };
}
