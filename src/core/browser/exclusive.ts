/** Among whom only one session may be open: the personas of a page, or of all pages of the origin in this browser. */
export type ExclusiveScope = 'page' | 'browser';

interface Claim {
  readonly scope: ExclusiveScope;
  readonly page: string;
}

/** The part of `BroadcastChannel` that is used; core compiles without the DOM library. */
interface Channel {
  addEventListener(type: 'message', listener: (event: { readonly data: Claim }) => void): void;
  postMessage(claim: Claim): void;
  close(): void;
}

type ChannelGlobal = { BroadcastChannel?: new (name: string) => Channel };

const page = `${Date.now()}-${Math.random()}`;

/** Firefox has one that throws where the page may not store anything. */
function openChannel(): Channel | null {
  try {
    const { BroadcastChannel } = globalThis as ChannelGlobal;
    return BroadcastChannel ? new BroadcastChannel('anam-react.session') : null;
  } catch {
    return null;
  }
}

/**
 * Says that a session is opened here, and calls back when another one says so later. It hears of those that are exclusive
 * themselves only. Where there is no BroadcastChannel, nobody hears of anybody.
 */
export function claimSession(scope: ExclusiveScope, onReplaced: () => void): () => void {
  const channel = openChannel();
  if (!channel) return () => undefined;
  channel.addEventListener('message', ({ data }) => {
    if (data.page === page || (scope === 'browser' && data.scope === 'browser')) onReplaced();
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel stays within its origin
  channel.postMessage({ scope, page });
  return () => channel.close();
}
