/** Variables by name. */
export type Values = Readonly<Record<string, string | undefined>>;

/** A network, and the time in ms since 1970. Tests pass fakes. */
export interface Service {
  readonly fetch: typeof fetch;
  readonly time: () => number;
}
