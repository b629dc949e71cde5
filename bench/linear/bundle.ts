import { modelReaders } from './model-readers.js';
import { pageReaders } from './page-readers.js';
import type { Reader } from './reader.js';
import { speechReaders } from './speech-readers.js';

export { doubling } from './doubling.js';
export { hostileInputs } from './hostile-inputs.js';

export const readers: readonly Reader[] = [...speechReaders, ...modelReaders, ...pageReaders];
