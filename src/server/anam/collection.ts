import { filledText, flag, listOf, matching, oneOf, wholeNumber, type FieldTable } from '../field-check.js';
import type { AnamAnswer } from './api-error.js';
import type { AnamCallOptions, CallAnam } from './call-anam.js';
import { anything, checkedId, checkFields } from './checked-input.js';
import { anamError } from './api-error.js';
import { pageReader, type AnamPage, type AnamPaging } from './page.js';
import type { Reader } from './read-fields.js';

/** Something that Anam lists by page and returns by id. */
export interface AnamCollection<Item, Filter, Summary = Item> {
  /** Returns one page; the first one by default. */
  list(options?: Filter & AnamPaging & AnamCallOptions): Promise<AnamPage<Summary>>;
  /**
   * Iterates over the items of all pages, and requests each page when its first item is needed.
   * @example for await (const llm of anam.llms.listAll()) console.log(llm.id, llm.displayName);
   */
  listAll(options?: Filter & AnamCallOptions): AsyncIterable<Summary>;
  /** Returns one item by its id. @throws PersonaError `anam-not-found` */
  get(id: string, options?: AnamCallOptions): Promise<Item>;
}

export interface CollectionParts<Item, Summary> {
  readonly path: string;
  readonly filter: FieldTable;
  readonly read: Reader<Item>;
  readonly readSummary: Reader<Summary>;
  /** Whether an error response means that nothing was found, as Anam describes it for avatars and voices. */
  readonly isEmpty?: (answer: AnamAnswer) => boolean;
}

const PER_PAGE = 100;
/** More pages than any account has. The limit stops the iteration if a service keeps naming another page. */
const MAX_PAGES = 1000;

const paging: FieldTable = {
  page: wholeNumber(),
  perPage: (value, path) =>
    Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= PER_PAGE
      ? null
      : `\`${path}\` must be a whole number from 1 to ${PER_PAGE}.`,
};

export const filters = {
  search: filledText(200),
  flag: flag(),
  renderStyle: oneOf('all', 'realistic', 'animated_3d', 'illustrated', 'unknown'),
  // A comma would start the next tag.
  tags: listOf(matching(/^[^,]+$/, 'a tag without a comma')),
} as const;

export function createCollection<Item, Filter, Summary = Item>(
  call: CallAnam,
  { path, filter, read, readSummary, isEmpty }: CollectionParts<Item, Summary>,
): AnamCollection<Item, Filter, Summary> {
  const readPage = pageReader(readSummary);
  const list = async (options: object = {}): Promise<AnamPage<Summary>> => {
    checkFields({ ...filter, ...paging, signal: anything }, options, 'options');
    return call({
      method: 'GET',
      path: `${path}${queryOf(options)}`,
      options,
      read: readPage,
      accept: (answer) => (isEmpty?.(answer) ? readPage({ data: [] }) : undefined),
    });
  };
  return {
    list,
    listAll: (options = {} as Filter & AnamCallOptions) => {
      checkFields({ ...filter, signal: anything }, options, 'options');
      return allPages((page) => list({ ...options, page, perPage: PER_PAGE }));
    },
    get: async (id, options) => call({ method: 'GET', path: `${path}/${checkedId(id)}`, options, read }),
  };
}

async function* allPages<Item>(load: (page: number) => Promise<AnamPage<Item>>): AsyncGenerator<Item> {
  let next: number | null = 1;
  for (let count = 0; next !== null; count += 1) {
    if (count === MAX_PAGES) {
      throw anamError('anam-failed', { message: `Anam's list has more than ${MAX_PAGES} pages.` });
    }
    const page: AnamPage<Item> = await load(next);
    yield* page.data;
    next = page.data.length > 0 ? page.meta.next : null;
  }
}

/** A value that the checks above accept. A list becomes a comma-separated value. */
type QueryValue = string | number | boolean | readonly string[] | undefined;

function queryOf(options: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(options as Readonly<Record<string, QueryValue>>)) {
    if (value !== undefined && name !== 'signal') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
