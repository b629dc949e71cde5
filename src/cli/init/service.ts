/** Variables by name. */
export type Values = Readonly<Record<string, string | undefined>>;

/** The network, and the clock in ms since 1970. Tests pass fakes. */
export interface Service {
  readonly fetch: typeof fetch;
  readonly time: () => number;
}
