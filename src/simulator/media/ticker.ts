/**
 * Calls back at a steady rate, even in a hidden tab, by using a worker, whose timers are not slowed down. If a content
 * security policy refuses the worker, the page's own timer is used. A policy that requires Trusted Types must allow the
 * policy name `anam-react-simulator`.
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

/**
 * Returns a URL that a Trusted Types policy accepts. The DOM types do not include Trusted Types yet. A policy can be
 * created only once per page.
 */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('anam-react-simulator', { createScriptURL: (same) => same });
  return policy?.createScriptURL(url) ?? url;
}
