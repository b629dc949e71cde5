/** Stands in for your app's access check. During development, pages on localhost may start sessions too. */
export const authorize = async ({ headers }: Request): Promise<boolean> =>
  (process.env.NODE_ENV === 'development' && /^localhost(:\d+)?$/.test(headers.get('host') ?? '')) ||
  headers.get('authorization') === 'Bearer of-a-user';
