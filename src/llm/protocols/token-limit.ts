type Fields = Readonly<Record<string, unknown>>;

/**
 * Returns the token limit of one request, at most the app's own limit. Its field is the name in `names` that the app
 * uses, otherwise the first. Returns an empty object if the request sets no limit, so that the app's limit stays.
 */
export function tokenLimit(
  own: Fields | undefined,
  names: readonly [string, ...string[]],
  asked: number | undefined,
): Record<string, number> {
  if (asked === undefined) return {};
  const name = names.find((known) => typeof own?.[known] === 'number') ?? names[0];
  const limit = own?.[name];
  return { [name]: typeof limit === 'number' ? Math.min(limit, asked) : asked };
}
