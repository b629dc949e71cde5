// Measures the cost of an answer that streams into a page with a history and is spoken at the same time.
import { streamInto } from './harness/stream-into.mjs';

await streamInto('render', 'answer');
