/**
 * Calls back at a steady pace, also in a hidden tab: timers of a worker are not slowed down there. Where a content
 * security policy refuses the worker, the page's own timer has to do. One that demands Trusted Types has to allow the
 * policy `anam-react-simulator`.
 */
export function startTicking(everyMs: number, tick: () => void): () => void {
  try {
    const source = `setInterval(() => postMessage(0), ${everyMs});`;
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    const worker = new Worker(trusted(url));
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

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): string;
  };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** Trusted Types are not in the DOM's types yet. A policy can be made once a page. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('anam-react-simulator', { createScriptURL: (same) => same });
  return policy?.createScriptURL(url) ?? url;
}
