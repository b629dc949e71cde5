const isKey = (value: string) => /^[\x21-\x7e]+$/.test(value);
const isSecret = (value: string) => isKey(value) && value.length >= 16;
const isUrl = (value: string) => /^https?:$/.test(URL.canParse(value) ? new URL(value).protocol : '');
const isReasoning = (value: string) => value === 'send' || value === 'omit';
const isMode = (value: string) => value === 'client' || value === 'server';

const isLimit = (value: string) => /^[1-9]\d{0,8}$/.test(value);

const KEY = 'must be a key: visible ASCII characters, no spaces, no line breaks.';
const LIMIT = 'must be a whole number from 1 to 999999999.';
const HTTP_URL = 'must be an absolute http(s) URL.';
const MODE = 'must be "client" if the stored persona is set to "Disable LLM", else "server".';

const checks: Readonly<Record<string, readonly [holds: (value: string) => boolean, what: string]>> = {
  ANAM_API_KEY: [isKey, KEY],
  ANAM_BASE_URL: [isUrl, HTTP_URL],
  ANAM_PERSONA_MODE: [isMode, MODE],
  ANAM_LLM_SECRET: [isSecret, 'must be a secret of at least 16 visible ASCII characters.'],
  LLM_URL: [isUrl, HTTP_URL],
  LLM_API_KEY: [isKey, KEY],
  LLM_REASONING: [isReasoning, 'must be "send" or "omit".'],
};

/**
 * Returns what is wrong with one of these variables, or `null`. Names the variable, not the option made from it.
 * Never quotes a value, because a key may be in the wrong variable.
 */
export function envProblem(values: Readonly<Record<string, string>>): string | null {
  if (values['ANAM_PERSONA_ID'] !== undefined && values['ANAM_LLM_ID'] !== undefined)
    return '`ANAM_LLM_ID` has no effect on a stored persona, which has its own model. Remove it, or set `ANAM_AVATAR_ID` and `ANAM_VOICE_ID` instead of `ANAM_PERSONA_ID`.';
  const limit = Object.entries(values).find(([name, value]) => name.includes('_MAX_') && !isLimit(value));
  if (limit) return `\`${limit[0]}\` ${LIMIT}`;
  for (const [name, [holds, what]] of Object.entries(checks)) {
    const value = values[name];
    if (value !== undefined && !holds(value)) return `\`${name}\` ${what}`;
  }
  return null;
}
