import { PersonaError } from '../../internal/persona-error.js';
import { printable } from '../../internal/printable.js';
import { builtInLlms, type AnamApi, type AnamAvatar } from '../../server/index.js';
import { good, note, wrong, type Finding } from './finding.js';
import { pictureSizes } from './picture-sizes.js';
import type { Values } from './service.js';

interface Id {
  readonly name: string;
  readonly what: string;
  readonly lists: string;
  /** Returns the name of the avatar, voice, persona, … with this id. */
  readonly find: (anam: AnamApi, id: string) => Promise<string>;
}

const ids: readonly Id[] = [
  {
    name: 'ANAM_AVATAR_ID',
    what: 'avatar',
    lists: 'ANAM_API_KEY=… npx --no anam-react avatars',
    find: async (anam, id) => avatarName(await anam.avatars.get(id)),
  },
  {
    name: 'ANAM_VOICE_ID',
    what: 'voice',
    lists: 'ANAM_API_KEY=… npx --no anam-react voices',
    find: async (anam, id) => (await anam.voices.get(id)).displayName,
  },
  {
    name: 'ANAM_PERSONA_ID',
    what: 'persona',
    lists: 'https://lab.anam.ai',
    find: async (anam, id) => (await anam.personas.get(id)).name,
  },
  {
    name: 'ANAM_LLM_ID',
    what: 'LLM',
    lists: 'ANAM_API_KEY=… npx --no anam-react llms list --defaults',
    find: llmName,
  },
];

/**
 * Checks whether the ids in the variables exist in the account. Otherwise a wrong id would fail only when a session
 * starts.
 */
export async function idFindings(env: Values, anam: AnamApi): Promise<Finding[]> {
  const set = ids.flatMap((id) => {
    const value = env[id.name]?.trim();
    return value ? [{ ...id, value }] : [];
  });
  return Promise.all(set.map(({ value, ...id }) => idFinding(id, value, anam)));
}

async function idFinding({ name, what, lists, find }: Id, value: string, anam: AnamApi): Promise<Finding> {
  try {
    return good(`${name} is the ${what} ${printable(await find(anam, value)).slice(0, 120)}`);
  } catch (error) {
    if (!PersonaError.isInstance(error)) throw error;
    if (error.code === 'anam-not-found' || error.code === 'config-invalid')
      return wrong(`${name} matches no ${what} in this account`, `Choose an id: ${lists}`);
    return note(`${name} could not be checked: ${error.message}`, error.advice);
  }
}

/** Returns an avatar's name and pictures. `portraitImageUrl` is null if it has no portrait video. */
function avatarName(avatar: AnamAvatar): string {
  const { displayName, variantName, portraitImageUrl } = avatar;
  const name = [displayName, variantName].filter(Boolean).join(', ');
  const shapes = portraitImageUrl === null ? 'landscape only' : 'landscape and portrait';
  return `${name} (${portraitImageUrl === undefined ? '' : `${shapes}; `}${pictureSizes(avatar)})`;
}

async function llmName(anam: AnamApi, id: string): Promise<string> {
  const builtIn = Object.values(builtInLlms).find((llm) => llm.id === id);
  if (builtIn) return `${builtIn.name}, which Anam runs`;
  const { displayName, urls } = await anam.llms.get(id);
  const hosts = urls.flatMap(({ url }) => (URL.canParse(url) ? [new URL(url).host] : []));
  return hosts.length === 0 ? displayName : `${displayName}, at ${[...new Set(hosts)].join(' and ')}`;
}
