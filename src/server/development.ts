interface DevelopmentChoice {
  readonly development?: boolean | undefined;
}

/** Whether a handler without `authorize` accepts every request: in development and in tests. */
export const admitsEverybody = ({ development }: DevelopmentChoice): boolean =>
  development ?? ['development', 'test'].includes(nodeEnv() ?? '');

/** Whether error responses contain upstream error texts. Not in tests, which should see production responses. */
export const showsDetail = ({ development }: DevelopmentChoice): boolean =>
  development ?? nodeEnv() === 'development';

/**
 * Read at each request, because some hosts set the environment late. Workers and browsers have no `process`. Bracket
 * access prevents bundlers from inlining the value of the build machine.
 */
function nodeEnv(): string | undefined {
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } };
  return process?.env?.['NODE_ENV'];
}
