type Fetch = typeof globalThis.fetch;

/** Responds to requests in place of the network. */
export interface NetworkOwner {
  /** Whether the host belongs to the owner. Requests to other hosts are not intercepted. */
  owns(url: URL): boolean;
  fetch(request: Request): Promise<Response>;
  socket(url: URL): WebSocket;
}

interface Patch {
  readonly fetch: Fetch;
  readonly WebSocket: typeof WebSocket;
}

const owners = new Set<NetworkOwner>();
let original: Patch | null = null;
let installed: Patch | null = null;

/**
 * Adds an owner. The first one patches `fetch` and `WebSocket`; later ones share the patch. Does nothing on a server.
 */
export function addNetworkOwner(owner: NetworkOwner): void {
  // A server that renders the page also runs the page's modules. It has no sessions, and its `fetch` serves other
  // users.
  if (!globalThis.location) return;
  owners.add(owner);
  if (installed) return;
  original = { fetch: globalThis.fetch, WebSocket: globalThis.WebSocket };
  installed = makePatch(original);
  Object.assign(globalThis, installed);
}

/**
 * Removes an owner. The last one restores the originals. If other code has patched them in the meantime, that patch
 * calls ours, so ours stays in the chain and passes everything through.
 */
export function removeNetworkOwner(owner: NetworkOwner): void {
  owners.delete(owner);
  if (owners.size > 0 || !installed || !original) return;
  if (globalThis.fetch !== installed.fetch || globalThis.WebSocket !== installed.WebSocket) return;
  Object.assign(globalThis, original);
  installed = null;
  original = null;
}

function makePatch(real: Patch): Patch {
  const patchedFetch: Fetch = (input, init) => {
    for (const owner of owners) {
      const url = new URL(input instanceof Request ? input.url : String(input), location.href);
      if (owner.owns(url)) return owner.fetch(new Request(input, init));
    }
    return real.fetch.call(globalThis, input, init);
  };
  const PatchedSocket = new Proxy(real.WebSocket, {
    construct(target, args: [string | URL, (string | string[])?], newTarget) {
      for (const owner of owners) {
        const url = new URL(args[0], location.href);
        if (owner.owns(url)) return owner.socket(url);
      }
      return Reflect.construct(target, args, newTarget) as WebSocket;
    },
  });
  return { fetch: patchedFetch, WebSocket: PatchedSocket };
}
