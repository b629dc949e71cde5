type Fields = Readonly<Record<string, unknown>>;

/**
 * The limit of one request, never above the app's own, in the field of `names` that the app uses or else in the first
 * one. Nothing when the request sets none: the app's stays as it is.
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
