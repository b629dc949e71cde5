/** Stands for the login of the reader's app. */
export const authorize = async (request: Request): Promise<boolean> =>
  request.headers.get('authorization') === 'Bearer of-a-user';
