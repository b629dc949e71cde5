import { expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { registryItems } from './registry-items.mjs';

const items = registryItems();

it.each(items.map((item) => /** @type {const} */ ([item.name, item])))(
  '%s installs this package by name only if it is published',
  (_, { dependencies }) => {
    expect(dependencies).toContain('@anam-ai/js-sdk');
    expect(dependencies.includes('anam-react')).toBe(manifest.published);
  },
);

it.each(items.flatMap(({ name, files = [] }) => files.map((file) => /** @type {const} */ ([name, file]))))(
  '%s copies short code that uses the public entries',
  (_, { content }) => {
    const imports = [...content.matchAll(/from '([^'.][^']*)'/g)].map(([, from]) => from);
    expect(imports.every((from) => /^(anam-react(\/(llm|node))?|react|hono)$/.test(from ?? ''))).toBe(true);
    expect(content.split('\n').length).toBeLessThan(70);
  },
);
