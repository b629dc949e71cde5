/** How a connection to the endpoint came about. */
export interface ConnectionFacts {
  /** E.g. `TLSv1.3`; absent without TLS. */
  readonly tls?: string;
  /** `h2` or `http/1.1`. */
  readonly alpn?: string;
  /** Why there is none, e.g. `ECONNREFUSED`, `DEPTH_ZERO_SELF_SIGNED_CERT`. */
  readonly failure?: { readonly code: string; readonly message: string };
}

/**
 * The checks of a connection that a web page cannot do. The program of the package brings one made of Node; without it
 * the checks that need it are skipped.
 */
export interface Probe {
  connect(url: URL, timeoutMs: number): Promise<ConnectionFacts>;
  /** Sends `OPTIONS` as a browser would before a call from `origin`. */
  preflight(
    url: URL,
    asked: { readonly origin: string; readonly headers: readonly string[]; readonly timeoutMs: number },
  ): Promise<{ readonly status: number; readonly headers: Headers }>;
}
