// Preloaded in the processes of `npm run test:react18`, so that modules that Node itself resolves also get the other
// React.
import Module, { register } from 'node:module';
import { pathToFileURL } from 'node:url';

const folder = process.env.REACT_FOLDER;
const isReact = /^(react|react-dom)(?=$|\/)/u;

if (folder) {
  const parent = `${folder}/package.json`;
  /** @type {{ _resolveFilename: (request: string, ...rest: unknown[]) => string }} */
  const loader = /** @type {any} */ (Module);
  const { _resolveFilename: resolve } = loader;
  loader._resolveFilename = (request, ...rest) =>
    resolve.call(loader, request, ...(isReact.test(request) ? [null, false, { paths: [folder] }] : rest));
  const hooks = `export const resolve = (name, context, next) =>
    next(name, ${isReact}.test(name) ? { ...context, parentURL: ${JSON.stringify(pathToFileURL(parent).href)} } : context);`;
  register(`data:text/javascript,${encodeURIComponent(hooks)}`);
}
