import { Refusal } from './refusal.js';

/** Long enough for a slow database, but not longer than users would wait. */
const PATIENCE_MS = 10_000;

/**
 * Calls a function of the app with a time limit.
 * @throws Refusal 503 `server-timeout`, and whatever the function throws
 */
export async function askApp<T>(name: string, ask: () => T | Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const detail = `\`${name}\` did not return within ${PATIENCE_MS} ms.`;
      reject(new Refusal(503, 'server-timeout', 'The server took too long. Try again.', { detail }));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([(async () => ask())(), patience]);
  } finally {
    clearTimeout(timer);
  }
}
