// Measures the cost of a thought that streams into a page with a history.
import { streamInto } from './harness/stream-into.mjs';

await streamInto('reasoning', 'thought');
