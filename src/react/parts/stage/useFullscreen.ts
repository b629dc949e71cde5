'use client';

import { useEffect, useState, type RefObject } from 'react';
import { quietly, type ScreenMode } from './screen-mode.js';

/** An iPhone has no full screen for elements, only one for videos, with names of its own. */
interface AppleVideo {
  readonly webkitSupportsFullscreen?: boolean;
  webkitEnterFullscreen?(): void;
  webkitExitFullscreen?(): void;
}

/** The element on the whole screen, with all that is on it; on an iPhone the video alone. */
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
