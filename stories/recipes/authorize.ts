/** Stands for the login of your app. While you develop, everybody may start a session. */
export const authorize = async (request: Request): Promise<boolean> =>
  process.env.NODE_ENV === 'development' || request.headers.get('authorization') === 'Bearer of-a-user';
