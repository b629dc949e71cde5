/** Returns an error response: a status and a sentence, as Anam's API describes its errors. */
export const problem = (status: number, message: string) =>
  Response.json({ statusCode: status, message }, { status });

export const notFound = (what: string) => problem(404, `${what} not found`);

/** Returns a page of a list, with the fields that every list in Anam's API has. */
export function pageOf(items: readonly object[], query: URLSearchParams): Response {
  const perPage = Math.min(100, numberIn(query, 'perPage', 10));
  const currentPage = numberIn(query, 'page', 1);
  const lastPage = Math.max(1, Math.ceil(items.length / perPage));
  return Response.json({
    data: items.slice((currentPage - 1) * perPage, currentPage * perPage),
    meta: {
      total: items.length,
      lastPage,
      currentPage,
      perPage,
      prev: currentPage > 1 ? currentPage - 1 : null,
      next: currentPage < lastPage ? currentPage + 1 : null,
    },
  });
}

function numberIn(query: URLSearchParams, name: string, otherwise: number): number {
  const value = Number(query.get(name) ?? otherwise);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
}

/** Whether one of the texts contains the list request's `search` value. */
export function matches(query: URLSearchParams, ...texts: readonly unknown[]): boolean {
  const search = query.get('search')?.toLowerCase() ?? '';
  return texts.some((text) => typeof text === 'string' && text.toLowerCase().includes(search));
}
