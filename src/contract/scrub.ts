/**
 * Fields whose values are not recorded: credentials, and addresses of machines and networks. `candidate` and `sdp`
 * contain both.
 */
const hidden = new Set([
  'sessiontoken',
  'token',
  'authorization',
  'apikey',
  'secret',
  'password',
  'credential',
  'username',
  'iceservers',
  'sdp',
  'candidate',
  'usernamefragment',
  'accountid',
]);

const jwt = /\b[\w-]{2,}\.[\w-]{16,}\.[\w-]*/gu;

const REMOVED = '[removed]';

/** More than any frame of a session needs. */
const LONGEST_TEXT = 4000;
const DEEPEST = 12;

/**
 * Returns the value without credentials, for a recording. Values keep their kind: a list of ICE servers becomes an
 * empty list.
 * @param clean removes known secrets from a text
 */
export function scrub(value: unknown, clean: (text: string) => string = (text) => text, depth = 0): unknown {
  if (typeof value === 'string') return clean(value.slice(0, LONGEST_TEXT)).replaceAll(jwt, REMOVED);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return REMOVED;
  if (Array.isArray(value)) return value.slice(0, 200).map((each) => scrub(each, clean, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      clean(name),
      hidden.has(name.toLowerCase().replaceAll('_', '')) ? removed(each) : scrub(each, clean, depth + 1),
    ]),
  );
}

const removed = (value: unknown) => (Array.isArray(value) ? [] : typeof value === 'string' ? REMOVED : null);
