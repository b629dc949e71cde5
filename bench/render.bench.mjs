// Measures the cost of an answer that streams into a page with a history and is spoken meanwhile.
import { streamInto } from './harness/stream-into.mjs';

await streamInto('render', 'answer');
