/** Stands in for your app's access check. During development, everybody may start a session. */
export const authorize = async (request: Request): Promise<boolean> =>
  process.env.NODE_ENV === 'development' || request.headers.get('authorization') === 'Bearer of-a-user';
