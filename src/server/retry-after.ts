/** The one header of an upstream answer that is passed on, when it is what it should be: seconds, or a date. */
export function retryAfter(response: Response): Record<string, string> {
  const value = response.headers.get('retry-after');
  return value !== null && /^(?:\d{1,6}|[A-Z][a-z]{2}, [\w: ]{20,25})$/.test(value) ? { 'retry-after': value } : {};
}
