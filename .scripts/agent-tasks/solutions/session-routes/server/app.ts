import { openaiCompatible } from 'anam-react/llm';
import { createEndHandler, createLlmProxy, createSessionHandler } from 'anam-react/server';
import { Hono } from 'hono';

export type Env = Readonly<Record<string, string | undefined>>;

/** The name of the user who is logged in, or `null`. */
export const currentUser = (request: Request): string | null =>
  /(?:^|;\s*)user=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? null;

export function createApp(env: Env) {
  const authorize = (request: Request) => currentUser(request) !== null;
  const anam = { apiKey: env.ANAM_API_KEY ?? '', baseUrl: env.ANAM_BASE_URL, authorize };
  const session = createSessionHandler({
    ...anam,
    persona: { avatarId: env.ANAM_AVATAR_ID ?? '', voiceId: env.ANAM_VOICE_ID ?? '' },
  });
  const end = createEndHandler(anam);
  const model = env.LLM_MODEL ?? '';
  const llm = createLlmProxy({
    llm: { [model]: openaiCompatible({ url: env.LLM_URL ?? '', apiKey: env.LLM_API_KEY ?? '', model }) },
    authorize,
  });
  return new Hono()
    .get('/api/health', (c) => c.json({ ok: true }))
    .post('/api/persona/session', (c) => session(c.req.raw))
    .post('/api/persona/end', (c) => end(c.req.raw))
    .post('/api/persona/llm', (c) => llm(c.req.raw));
}
