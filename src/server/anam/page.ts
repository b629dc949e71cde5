import { isObject, type Reader } from './read-fields.js';

/** Which page of a list. */
export interface AnamPaging {
  /** The number of the page, from 1. @default 1 */
  readonly page?: number | undefined;
  /** Items per page, 1 to 100. @default 10, by Anam */
  readonly perPage?: number | undefined;
}

/** The position of a page in its list: `Pagination` in Anam's API description. */
export interface AnamPageMeta {
  /** The number of items on all pages. */
  readonly total: number;
  readonly lastPage: number;
  readonly currentPage: number;
  readonly perPage: number;
  /** The previous page, or `null` on the first one. */
  readonly prev: number | null;
  /** The next page, or `null` on the last one. */
  readonly next: number | null;
}

/** One page of a list, as Anam returns it. */
export interface AnamPage<Item> {
  readonly data: readonly Item[];
  readonly meta: AnamPageMeta;
}

/**
 * Reads a page. If an item cannot be read, the whole page is rejected. Leaving the item out would look as if it did not
 * exist.
 */
export const pageReader =
  <Item>(readItem: Reader<Item>): Reader<AnamPage<Item>> =>
  (value) => {
    if (!isObject(value) || !Array.isArray(value['data'])) return undefined;
    const data = value['data'].map(readItem);
    if (data.some((item) => item === undefined)) return undefined;
    const meta = isObject(value['meta']) ? value['meta'] : {};
    return { data: data as Item[], meta: metaOf(meta, data.length) };
  };

function metaOf(meta: Readonly<Record<string, unknown>>, length: number): AnamPageMeta {
  const count = (name: string, otherwise: number) => {
    const value = meta[name];
    return Number.isSafeInteger(value) ? (value as number) : otherwise;
  };
  const currentPage = count('currentPage', 1);
  const next = count('next', 0);
  const prev = count('prev', 0);
  return {
    total: count('total', length),
    lastPage: count('lastPage', currentPage),
    currentPage,
    perPage: count('perPage', length),
    prev: prev > 0 ? prev : null,
    // Accepts only later pages, because a page that names itself as the next would be loaded forever.
    next: next > currentPage ? next : null,
  };
}
