import { answerReaders } from './answer-readers.js';
import { conversationReaders } from './conversation-readers.js';
import { modelReaders } from './model-readers.js';
import { pageReaders } from './page-readers.js';
import { peerReaders } from './peer-readers.js';
import type { Reader } from './reader.js';
import { serverReaders } from './server-readers.js';
import { speechReaders } from './speech-readers.js';

export { doubling } from './doubling.js';
export { hostileInputs } from './hostile-inputs.js';

export const readers: readonly Reader[] = [
  ...speechReaders,
  ...modelReaders,
  ...answerReaders,
  ...pageReaders,
  ...conversationReaders,
  ...peerReaders,
  ...serverReaders,
];
