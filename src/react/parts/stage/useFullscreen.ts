'use client';

import { useEffect, useState, type RefObject } from 'react';
import { quietly, type ScreenMode } from './screen-mode.js';

/** iPhones support full screen only for videos, with a proprietary API. */
interface AppleVideo {
  readonly webkitSupportsFullscreen?: boolean;
  webkitEnterFullscreen?(): void;
  webkitExitFullscreen?(): void;
}

/** Shows the element with its content in full screen; on an iPhone only the video. */
export function useFullscreen(
  root: RefObject<HTMLElement | null>,
  video: (HTMLVideoElement & AppleVideo) | null,
): ScreenMode {
  const [active, setActive] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const host = root.current?.getRootNode();
    const isIn = () =>
      host instanceof Document || host instanceof ShadowRoot ? host.fullscreenElement : null;
    const follow = () => setActive(root.current !== null && isIn() === root.current);
    document.addEventListener('fullscreenchange', follow, { signal });
    video?.addEventListener('webkitbeginfullscreen', () => setActive(true), { signal });
    video?.addEventListener('webkitendfullscreen', () => setActive(false), { signal });
    return () => listening.abort();
  }, [root, video]);
  const ofElement = typeof document !== 'undefined' && document.fullscreenEnabled;
  const supported = video !== null && (ofElement || video.webkitSupportsFullscreen === true);
  const toggle = () =>
    quietly(() => {
      if (!ofElement) return active ? video?.webkitExitFullscreen?.() : video?.webkitEnterFullscreen?.();
      return active ? document.exitFullscreen() : root.current?.requestFullscreen();
    });
  return { supported, active, toggle };
}
