/** Begins to load the SDK, so that a session does not wait for it. `loadCreateClient` reports an error. */
export const prefetchSdk = (): Promise<unknown> => import('@anam-ai/js-sdk').catch(() => undefined);
