/** A parsed request. */
export interface ApiCall {
  readonly method: string;
  /** The last part of the path, or `null` for a list. */
  readonly id: string | null;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly createId: () => string;
}
