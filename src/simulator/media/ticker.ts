/**
 * Calls back at a steady pace, also in a hidden tab: timers of a worker are not slowed down there. Where a content
 * security policy refuses the worker, the page's own timer has to do.
 */
export function startTicking(everyMs: number, tick: () => void): () => void {
  try {
    const source = `setInterval(() => postMessage(0), ${everyMs});`;
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    const worker = new Worker(url);
    URL.revokeObjectURL(url);
    worker.addEventListener('message', tick);
    return () => {
      worker.removeEventListener('message', tick);
      worker.terminate();
    };
  } catch {
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }
}
