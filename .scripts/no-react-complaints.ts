// What React complains of on the console (two children with one key, an update in a render, a hydration that differs) is
// a defect that no assertion sees: it fails the test in which it came.
import { afterEach } from 'vitest';

const complaints: string[] = [];
const { error } = console;

console.error = (...args: unknown[]) => {
  if (isOfReact(new Error('caller').stack ?? '') && !isOfBoundary(args))
    complaints.push(args.map(String).join(' '));
  error(...args);
};

/** Its development builds call the console themselves. Lines of a stack: the message, this file, the caller. */
const isOfReact = (stack: string) => reactFiles.test(stack.split('\n')[2] ?? '');
/** In Node, and as Vite bundles `react-dom/client` for the browser. */
const reactFiles = /node_modules\/react|\/deps\/(?:client|react)[^/]*\.js/u;

/** An error that a boundary has caught, or that nobody has: whoever throws in a test knows of it. */
const isOfBoundary = ([format]: readonly unknown[]) => String(format).startsWith('%o\n\n');

afterEach(() => {
  const [first] = complaints.splice(0);
  if (first !== undefined) throw new Error(`React complained: ${first}`);
});
