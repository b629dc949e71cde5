// What an answer costs that streams into a page with a history, and is heard as it comes.
import { streamInto } from './harness/stream-into.mjs';

await streamInto('render', 'answer');
