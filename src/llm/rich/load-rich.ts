import { isObject } from '../json.js';
import type * as richReaders from './rich-readers.js';

type RichCode = typeof richReaders;

let loaded: RichCode | undefined;

export const richCode = (): RichCode | undefined => loaded;

/** Loads the readers of calls, sources, files and proxied parts, once for all answers. */
export const loadRich = (): Promise<RichCode> =>
  import('./rich-readers.js').then((code) => {
    loaded = code;
    return code;
  });

/** Whether one of the fields has content. */
export const holds = (value: unknown, names: readonly string[]): boolean =>
  isObject(value) && names.some((name) => isFilled(value[name]));

const isFilled = (value: unknown) => (Array.isArray(value) ? value.length > 0 : isObject(value));
