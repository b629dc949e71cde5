'use client';

import { useEffect, useState, type RefObject } from 'react';
import { quietly, type ScreenMode } from './screen-mode.js';

/** iPhones support full screen only for videos, with a proprietary API. */
interface AppleVideo {
  readonly webkitSupportsFullscreen?: boolean;
  webkitEnterFullscreen?(): void;
  webkitExitFullscreen?(): void;
}

/**
 * Shows the stage in full screen, with the buttons of the conversation if they are beside it in an element with
 * `data-fullscreen`; on an iPhone only the video.
 */
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
    const follow = () => setActive(root.current !== null && isIn() === wholeOf(root.current));
    // The button may mount during full screen, because it is in a menu.
    follow();
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
      if (active) return document.exitFullscreen();
      return root.current ? wholeOf(root.current).requestFullscreen() : undefined;
    });
  return { supported, active, toggle };
}

const wholeOf = (stage: HTMLElement): HTMLElement => stage.closest<HTMLElement>('[data-fullscreen]') ?? stage;
