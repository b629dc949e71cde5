import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useFullscreen } from './useFullscreen.js';
import { usePictureInPicture } from './usePictureInPicture.js';

type Shown = 'fullscreenElement' | 'pictureInPictureElement';

/** Renders a stage in a shadow root. The document sees only its host. */
function shadowedStage() {
  const host = document.body.appendChild(document.createElement('div'));
  const root = host.attachShadow({ mode: 'open' });
  const stage = root.appendChild(document.createElement('div'));
  const video = stage.appendChild(document.createElement('video'));
  const show = (what: Shown, element: Element | null) => {
    Object.defineProperty(root, what, { value: element, configurable: true });
    Object.defineProperty(document, what, { value: element && host, configurable: true });
  };
  return { stage, video, show };
}

let page: ReturnType<typeof shadowedStage>;

beforeEach(() => {
  page = shadowedStage();
});

afterEach(() => {
  cleanup();
  page.show('fullscreenElement', null);
  page.show('pictureInPictureElement', null);
});

it('knows a picture-in-picture window that was open before, and follows it', () => {
  page.show('pictureInPictureElement', page.video);
  const { result } = renderHook(() => usePictureInPicture(page.video));
  expect(result.current.active).toBe(true);
  act(() => {
    page.show('pictureInPictureElement', null);
    page.video.dispatchEvent(new Event('leavepictureinpicture'));
  });
  expect(result.current.active).toBe(false);
});

it('knows a full screen that began before, and follows it', () => {
  page.show('fullscreenElement', page.stage);
  const { result } = renderHook(() => useFullscreen({ current: page.stage }, page.video));
  expect(result.current.active).toBe(true);
  act(() => {
    page.show('fullscreenElement', null);
    document.dispatchEvent(new Event('fullscreenchange'));
  });
  expect(result.current.active).toBe(false);
});

it('follows the full screen of a video on an iPhone', () => {
  const { result } = renderHook(() => useFullscreen({ current: page.stage }, page.video));
  expect(result.current.active).toBe(false);
  act(() => {
    Object.assign(page.video, { webkitDisplayingFullscreen: true });
    page.video.dispatchEvent(new Event('webkitbeginfullscreen'));
  });
  expect(result.current.active).toBe(true);
});
