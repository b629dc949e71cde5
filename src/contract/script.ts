/** The texts and limits of the sessions, shared by the page that plays them and the checks that judge them. */
export const script = {
  hello: 'Hello there. I would like you to hear these words now, please.',
  dollar: 'It costs $5 today.',
  happy: '[happy] Good news.',
  long: 'One two three four five six seven eight nine ten. Eleven twelve thirteen fourteen fifteen sixteen. Seventeen eighteen nineteen twenty. Here is one more sentence that nobody should hear to its end.',
  idle: 'Wait for it. ',
  typed: 'Is anybody there?',
  question: 'What is the password?',
  /** What the tool of the server session returns. */
  password: 'marigold',
  toolName: 'get_password',
  limitSeconds: 10,
  silenceSeconds: 8,
} as const;

/** The sessions, in the order in which they run, with their acts in order. Each costs the given number of seconds. */
export const sessions = [
  {
    name: 'client',
    acts: ['start', 'quiet', 'update', 'hello', 'dollar', 'happy', 'interrupt', 'voice', 'typed', 'idle'],
  },
  { name: 'limit', acts: ['start', 'end'] },
  { name: 'silence', acts: ['start', 'end'] },
  { name: 'server', acts: ['start', 'ask'] },
] as const;

export type SessionName = (typeof sessions)[number]['name'];

/** What the page plays: a session with its acts. */
export interface Plan {
  readonly name: SessionName;
  readonly acts: readonly string[];
}

/** About how long each act takes, in seconds. */
const seconds: Readonly<Record<string, number>> = {
  'client/start': 5,
  'client/quiet': 3,
  'client/update': 4,
  'client/hello': 7,
  'client/dollar': 4,
  'client/happy': 4,
  'client/interrupt': 6,
  'client/voice': 12,
  'client/typed': 6,
  'client/idle': 20,
  'limit/start': 4,
  'limit/end': 12,
  'silence/start': 4,
  'silence/end': 12,
  'server/start': 4,
  'server/ask': 18,
};

/** Returns the sessions that these steps need. `voice` plays what was recorded in `hello`. */
export function plansFor(steps: ReadonlySet<string>): Plan[] {
  const needed = new Set(steps.has('client/voice') ? [...steps, 'client/hello'] : steps);
  return sessions.flatMap(({ name, acts }) => {
    const wanted = acts.filter((act) => act !== 'start' && needed.has(`${name}/${act}`));
    const runs = wanted.length > 0 || needed.has(`${name}/start`);
    return runs ? [{ name, acts: ['start', ...wanted] }] : [];
  });
}

/** About how many seconds these sessions last. */
export const secondsOf = (plans: readonly Plan[]): number =>
  plans
    .flatMap(({ name, acts }) => acts.map((act) => seconds[`${name}/${act}`] ?? 0))
    .reduce((sum, each) => sum + each, 0);
