import { PersonaError } from '../../internal/persona-error.js';
import { createSessionHandler, type AnamApiOptions, type ServerRefusal } from '../../server/index.js';
import { good, wrong, type Finding } from './finding.js';
import type { Values } from './service.js';

/**
 * The kinds of token that Anam's SDK accepts. It rejects `legacy`, which Anam issues for a configuration that it does
 * not understand.
 */
const accepted = new Set(['ephemeral', 'stateful', 'stateless']);

/** Requests a session token for each mode, as the app's own handler does. No session starts, and the tokens are not shown. */
export async function tokenFindings(env: Values, connection: AnamApiOptions): Promise<Finding[]> {
  const value = (name: string) => env[name]?.trim() || undefined;
  const [personaId, llmId] = [value('ANAM_PERSONA_ID'), value('ANAM_LLM_ID')];
  const [avatarId, voiceId] = [value('ANAM_AVATAR_ID'), value('ANAM_VOICE_ID')];
  if (personaId) {
    const mode = value('ANAM_PERSONA_MODE') === 'server' ? 'server' : 'client';
    return [await tokenFinding(mode, { ...connection, persona: { personaId, mode } })];
  }
  if (!avatarId || !voiceId) return [];
  const options = { ...connection, persona: { avatarId, voiceId } };
  return Promise.all([
    tokenFinding('client', options),
    ...(llmId ? [tokenFinding('server', { ...options, llmIds: [llmId] })] : []),
  ]);
}

type Options = Omit<Parameters<typeof createSessionHandler>[0], 'authorize' | 'onRefusal'>;

async function tokenFinding(mode: 'client' | 'server', options: Options): Promise<Finding> {
  try {
    return await requestToken(mode, options);
  } catch (error) {
    if (!PersonaError.isInstance(error)) throw error;
    return wrong(`no token for ${mode} mode: ${error.message}`, error.advice);
  }
}

async function requestToken(mode: 'client' | 'server', options: Options): Promise<Finding> {
  let refusal: ServerRefusal | undefined;
  const handler = createSessionHandler({
    ...(options as Parameters<typeof createSessionHandler>[0]),
    authorize: () => true,
    onRefusal: (refused) => void (refusal = refused),
  });
  const response = await handler(
    new Request('http://localhost/', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mode }),
    }),
  );
  if (!response.ok) {
    const { message, detail } = refusal ?? { message: `status ${response.status}` };
    return wrong(
      `no token for ${mode} mode: ${message}`,
      detail ? `Anam: ${detail}` : 'Check the ids above.',
    );
  }
  const { sessionToken } = (await response.json()) as { sessionToken: string };
  const type = typeOf(sessionToken);
  return type === null || accepted.has(type)
    ? good(`Anam issues a token for ${mode} mode${type === null ? '' : ` (${type})`}`)
    : wrong(
        `Anam issues a ${type} token for ${mode} mode, which its SDK rejects`,
        'Update anam-react. If that does not help, report it with the output of this command.',
      );
}

/** Returns the `type` in the token, or `null` if it is unreadable. */
function typeOf(token: string): string | null {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    const { type } = JSON.parse(payload) as { type?: unknown };
    return typeof type === 'string' && /^[a-z_-]{1,40}$/i.test(type) ? type : null;
  } catch {
    return null;
  }
}
