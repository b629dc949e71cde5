interface DevelopmentChoice {
  readonly development?: boolean | undefined;
}

/** Whether a handler without `authorize` accepts every request, as in development and in tests. */
export const admitsEverybody = ({ development }: DevelopmentChoice): boolean =>
  development ?? ['development', 'test'].includes(nodeEnv() ?? '');

/**
 * Whether error responses contain upstream error texts. They do not in tests, which should see production responses.
 */
export const showsDetail = ({ development }: DevelopmentChoice): boolean =>
  development ?? nodeEnv() === 'development';

/**
 * Reads `NODE_ENV` on each request, because some hosts set the environment late. Workers and browsers have no
 * `process`. Bracket access prevents bundlers from inlining the build machine's value.
 */
function nodeEnv(): string | undefined {
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } };
  return process?.env?.['NODE_ENV'];
}
