import { Hono } from 'hono';

export type Env = Readonly<Record<string, string | undefined>>;

/** The name of the user who is logged in, or `null`. */
export const currentUser = (request: Request): string | null =>
  /(?:^|;\s*)user=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? null;

export function createApp(env: Env) {
  void env;
  return new Hono().get('/api/health', (c) => c.json({ ok: true }));
}
