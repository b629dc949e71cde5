import type { ExclusiveScope } from '../ports/environment.js';

/**
 * A claim to the session. The later claim wins. A random number decides between simultaneous claims, with the same
 * result in both tabs.
 */
interface Claim {
  readonly scope: ExclusiveScope;
  readonly page: string;
  readonly at: number;
  readonly order: number;
}

/** The part of `BroadcastChannel` that is used here; core compiles without the DOM library. */
interface Channel {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(claim: Claim): void;
  close(): void;
}

type ChannelGlobal = { BroadcastChannel?: new (name: string) => Channel };

const page = `${Date.now()}-${Math.random()}`;

let latest = 0;

/** Returns the time of day, but always later than any earlier claim of this page. */
function nextMoment(): number {
  latest = Math.max(Date.now(), latest + 0.001);
  return latest;
}

/** Returns `null` if there is no channel: in Firefox the constructor throws if the page has no storage access. */
function openChannel(): Channel | null {
  try {
    const { BroadcastChannel } = globalThis as ChannelGlobal;
    return BroadcastChannel ? new BroadcastChannel('anam-react.session') : null;
  } catch {
    return null;
  }
}

/**
 * Claims the session for this persona, and calls back when a later claim replaces it. Only exclusive sessions receive
 * claims. Tabs that are restored together all receive each other's claims, and the latest one wins in each of them.
 * Without `BroadcastChannel` there are no other claims.
 */
export function claimSession(scope: ExclusiveScope, onReplaced: () => void): () => void {
  const channel = openChannel();
  if (!channel) return () => undefined;
  const own: Claim = { scope, page, at: nextMoment(), order: Math.random() };
  channel.addEventListener('message', ({ data }) => {
    if (isClaim(data) && concerns(data, own) && isLater(data, own)) onReplaced();
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel stays within its origin
  channel.postMessage(own);
  return () => channel.close();
}

const concerns = (other: Claim, own: Claim) =>
  other.page === own.page || (own.scope === 'browser' && other.scope === 'browser');

const isLater = (other: Claim, own: Claim) =>
  other.at > own.at || (other.at === own.at && other.order > own.order);

/** Checks a message, because any script of the origin can post to the channel. */
function isClaim(data: unknown): data is Claim {
  const { scope, page: from, at, order } = (data ?? {}) as Partial<Record<keyof Claim, unknown>>;
  return (
    (scope === 'page' || scope === 'browser') &&
    typeof from === 'string' &&
    Number.isFinite(at) &&
    Number.isFinite(order)
  );
}
