import type { SpecId } from '../llm/conformance/index.js';
import { UsageError, type CliIo } from './cli-io.js';

const specIds: readonly SpecId[] = ['openai', 'azure', 'gemini', 'groq'];
const MOST_SECONDS = 3600;

/** @throws UsageError */
export function specOf(name: string | undefined, option: string): SpecId {
  const spec = specIds.find((id) => id === name);
  if (spec) return spec;
  const known = specIds.join(', ');
  throw new UsageError(
    name === undefined
      ? `Specify the format with ${option}: ${known}.`
      : `Unknown spec “${name}”. Specs: ${known}.`,
  );
}

/**
 * Checks a URL. The messages do not quote it, because it may contain a key.
 *
 * @throws UsageError
 */
export function urlOf(text: string | undefined, option: string): string {
  if (text === undefined)
    throw new UsageError(
      `Specify the endpoint with ${option}, e.g. https://api.example.com/v1/chat/completions.`,
    );
  if (!URL.canParse(text) || !/^https?:/i.test(text))
    throw new UsageError(`${option} must be a full URL that begins with https:// or http://.`);
  return text;
}

/**
 * Returns the key in the environment variable with this name.
 *
 * @throws UsageError
 */
export function keyOf(name: string | undefined, env: CliIo['env'], option: string): string | undefined {
  if (name === undefined) return undefined;
  const named = /^[A-Za-z_]\w*$/.test(name);
  // The user may have passed the key itself by mistake, so the message must not print it.
  if (!named)
    throw new UsageError(`${option} takes the name of an environment variable, not the key itself.`);
  // A key read from a file may end with a line break, which is not valid in a header.
  const key = env[name]?.trim();
  if (!key)
    throw new UsageError(
      `The environment variable named by ${option} is not set${name.length < 40 && !/^(sk|pk|gsk|xai|AIza)/i.test(name) ? `: ${name}` : ''}.`,
    );
  return key;
}

/** @throws UsageError */
export function secondsOf(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= MOST_SECONDS) return seconds;
  throw new UsageError(`--timeout must be a number of seconds, up to ${MOST_SECONDS}.`);
}
