import type { ConnectionOptions } from '../endpoint-connection.js';

export type HeaderFields = Readonly<Record<string, string>>;

/** The common options of providers that use `fetch`. */
export interface EndpointOptions extends ConnectionOptions {
  /**
   * More headers, or a function that returns them for each request, e.g. with a fresh token. The endpoint's CORS
   * response must allow your headers by name.
   */
  readonly headers?: HeaderFields | (() => HeaderFields | Promise<HeaderFields>) | undefined;
}

/** The parts of a provider, besides its API. */
export interface Endpoint<Settings> {
  readonly name: string;
  readonly url: string;
  /** Headers with the key. The app's headers override them. */
  readonly auth: HeaderFields;
  readonly settings: Settings;
  readonly options: EndpointOptions;
}
