interface DevelopmentChoice {
  readonly development?: boolean | undefined;
}

/** Whether a handler without `authorize` answers anybody: on a developer's machine and in tests. */
export const admitsEverybody = ({ development }: DevelopmentChoice): boolean =>
  development ?? ['development', 'test'].includes(nodeEnv() ?? '');

/** Whether error answers carry what the other side said. Not in tests: they should meet the answers of production. */
export const showsDetail = ({ development }: DevelopmentChoice): boolean =>
  development ?? nodeEnv() === 'development';

/**
 * Asked at each request, as some hosts fill the environment late. Workers and browsers have no `process`; a name in
 * brackets keeps bundlers from writing the value of the build machine in its place.
 */
function nodeEnv(): string | undefined {
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } };
  return process?.env?.['NODE_ENV'];
}
