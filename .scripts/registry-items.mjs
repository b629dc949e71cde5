// Creates the items of the shadcn registry with the code of their files, as `shadcn build` does. The package ships them
// so that `shadcn add ./node_modules/anam-react/dist/registry/persona-chat.json` needs no server.
import { readFileSync } from 'node:fs';
import registry from '../registry.json' with { type: 'json' };

/** @typedef {{ path: string, type: string, target?: string }} RegistryFile */
/** @typedef {{ name: string, type: string, dependencies: string[], files?: RegistryFile[], css?: object }} RegistryItem */

export const registryItems = () =>
  /** @type {RegistryItem[]} */ (registry.items).map(({ files, ...item }) => ({
    $schema: 'https://ui.shadcn.com/schema/registry-item.json',
    ...item,
    ...(files && { files: files.map(withContent) }),
  }));

/** @param {RegistryFile} file */
const withContent = (file) => ({
  ...file,
  content: readFileSync(new URL(`../${file.path}`, import.meta.url), 'utf8'),
});
