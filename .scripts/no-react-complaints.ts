// Fails a test in which React logs an error (two children with one key, an update during a render, a hydration
// mismatch). No assertion would detect these defects.
import { afterEach } from 'vitest';

const complaints: string[] = [];
const { error } = console;

console.error = (...args: unknown[]) => {
  if (isOfReact(new Error('caller').stack ?? '') && !isOfBoundary(args))
    complaints.push(args.map(String).join(' '));
  error(...args);
};

/**
 * Whether React logged the error. React's development builds call the console directly, so the caller is in the third
 * line of the stack, after the message and this file.
 */
const isOfReact = (stack: string) => reactFiles.test(stack.split('\n')[2] ?? '');
/** The file names in Node, and in Vite's bundle of `react-dom/client` for the browser. */
const reactFiles = /node_modules\/react|\/deps\/(?:client|react)[^/]*\.js/u;

/**
 * Whether React reports an error that a component threw. Tests throw such errors intentionally. React 18 uses other words
 * than React 19.
 */
const isOfBoundary = ([format]: readonly unknown[]) =>
  /^(?:%o\n\n|The above error occurred in )/u.test(String(format));

afterEach(() => {
  const [first] = complaints.splice(0);
  if (first !== undefined) throw new Error(`React complained: ${first}`);
});
