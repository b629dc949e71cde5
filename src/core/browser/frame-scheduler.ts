import type { FrameScheduler } from '../ports/environment.js';

/** A hidden tab gets no animation frames. Its state is published at this interval instead (ms). */
const HIDDEN_TAB_PUBLISH_MS = 100;

type FrameGlobals = {
  requestAnimationFrame?: (callback: () => void) => number;
  cancelAnimationFrame?: (handle: number) => void;
};

export const scheduleAnimationFrame: FrameScheduler = (callback) => {
  const { requestAnimationFrame, cancelAnimationFrame } = globalThis as FrameGlobals;
  let frame: number | undefined;
  const cancel = () => {
    clearTimeout(timer);
    if (frame !== undefined) cancelAnimationFrame?.(frame);
  };
  const run = () => {
    cancel();
    callback();
  };
  const timer = setTimeout(run, requestAnimationFrame ? HIDDEN_TAB_PUBLISH_MS : 16);
  frame = requestAnimationFrame?.(run);
  return cancel;
};
