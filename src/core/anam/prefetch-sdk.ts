/** Starts loading the SDK early, so that a session does not wait for it. `loadCreateClient` reports errors. */
export const prefetchSdk = (): Promise<unknown> => import('@anam-ai/js-sdk').catch(() => undefined);
