/** Facts about a connection to the endpoint. */
export interface ConnectionFacts {
  /** E.g. `TLSv1.3`; absent without TLS. */
  readonly tls?: string;
  /** `h2` or `http/1.1`. */
  readonly alpn?: string;
  /** Why the connection failed, e.g. `ECONNREFUSED`, `DEPTH_ZERO_SELF_SIGNED_CERT`. */
  readonly failure?: { readonly code: string; readonly message: string };
}

/**
 * Reads facts about a connection that a page cannot read. `npx --no anam-react check` has one for Node. Without a probe, the
 * checks that need it are skipped.
 */
export interface Probe {
  connect(url: URL, timeoutMs: number): Promise<ConnectionFacts>;
  /** Sends `OPTIONS` as a browser would before a call from `origin`. */
  preflight(
    url: URL,
    asked: { readonly origin: string; readonly headers: readonly string[]; readonly timeoutMs: number },
  ): Promise<{ readonly status: number; readonly headers: Headers }>;
}
