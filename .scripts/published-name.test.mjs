import { expect, it } from 'vitest';
import { inOtherForm, withName } from './published-name.mjs';

it('has no command line in the docs that downloads a package by an unpublished name', () => {
  expect(inOtherForm()).toEqual([]);
});

it('turns the docs to the published name and back', () => {
  const published = 'npx anam-react init app\nnpx anam-react check\nnpm install anam-react @anam-ai/js-sdk';
  const before = withName(published, false);
  expect(before).toMatch(
    /^npx --package \.\/anam-react-[\d.]+\.tgz anam-react init app\nnpx --no anam-react check\n/,
  );
  expect(before).toMatch(/npm install \.\/anam-react-[\d.]+\.tgz @anam-ai\/js-sdk$/);
  expect(withName(before, true)).toBe(published);
  expect(withName(before, false)).toBe(before);
});

it('names the tarball of the current version', () => {
  expect(withName('npm install ./anam-react-0.0.1.tgz', false)).toBe(
    withName('npm install anam-react', false),
  );
});
