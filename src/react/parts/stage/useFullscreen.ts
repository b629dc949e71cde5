'use client';

import { useCallback, useSyncExternalStore, type RefObject } from 'react';
import { hostOf, listenTo, quietly, type ScreenMode } from './screen-mode.js';

/** iPhones support full screen only for videos, with a proprietary API. */
interface AppleVideo {
  readonly webkitSupportsFullscreen?: boolean;
  readonly webkitDisplayingFullscreen?: boolean;
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
  const subscribe = useCallback(
    (onChange: () => void) =>
      listenTo(
        onChange,
        [document, 'fullscreenchange'],
        [video, 'webkitbeginfullscreen', 'webkitendfullscreen'],
      ),
    [video],
  );
  const isShown = () => isFullscreen(root.current) || video?.webkitDisplayingFullscreen === true;
  const active = useSyncExternalStore(subscribe, isShown, () => false);
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

const isFullscreen = (stage: HTMLElement | null) =>
  stage !== null && hostOf(stage)?.fullscreenElement === wholeOf(stage);

const wholeOf = (stage: HTMLElement): HTMLElement => stage.closest<HTMLElement>('[data-fullscreen]') ?? stage;
