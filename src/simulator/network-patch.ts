type Fetch = typeof globalThis.fetch;

/** Who answers instead of the network. */
export interface NetworkOwner {
  /** Whether the host is one of the owner's; nothing of any other request is touched. */
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

/** The first owner patches `fetch` and `WebSocket`; later ones share the patch. Does nothing on a server. */
export function addNetworkOwner(owner: NetworkOwner): void {
  // A server that renders the page runs its modules too. It has no sessions, and its `fetch` serves other users.
  if (!globalThis.location) return;
  owners.add(owner);
  if (installed) return;
  original = { fetch: globalThis.fetch, WebSocket: globalThis.WebSocket };
  installed = makePatch(original);
  Object.assign(globalThis, installed);
}

/**
 * The last owner to go puts back what was there. If somebody has patched on top meanwhile, their patch calls ours, so
 * ours stays in the chain and lets everything through.
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
