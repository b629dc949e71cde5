import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('./', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const importsOf = (code: string) => [...code.matchAll(/^import [^']*'([^']+)';/gmu)].map(([, from]) => from);

/** The files that stories show as code to paste, each with the story that runs it. */
const recipes = readdirSync(folder)
  .filter((file) => file.endsWith('.stories.tsx'))
  .flatMap((story) => importsOf(read(story)).map((from) => ({ story, from })))
  .flatMap(({ story, from = '' }) => (from.endsWith('?raw') ? { story, file: from.slice(2, -4) } : []));

it('has a recipe for each of the usual ways', () => {
  const titles = recipes.map(({ story }) => /title: 'Guides\/(.*)'/u.exec(read(story))?.[1]);
  expect(new Set(titles)).toEqual(
    new Set([
      'AI SDK and other back ends',
      'Drop-in chat',
      'ElevenLabs',
      'Expression',
      'LiveKit',
      'Persistence and export',
      'Tools with approval',
      'Voice only',
      'With your own AnamClient/Reasoning viewer',
      'With your own AnamClient/SDK events in the chat',
      'With your own AnamClient/Your own viewer',
      'Your own layout',
      'Your own model',
      'Your own reasoning viewer',
      'Your own voice',
    ]),
  );
});

describe.each(recipes)('$file', ({ story, file }) => {
  it('imports nothing from this repository', () => {
    const foreign = importsOf(read(file)).filter(
      (from) => !/^(anam-react(\/.+)?|react|@anam-ai\/js-sdk)$/u.test(from ?? ''),
    );
    expect(foreign).toEqual([]);
  });

  it('is the code that its story runs and tests', () => {
    expect(importsOf(read(story))).toContain(`./${file.replace('.tsx', '.js')}`);
    expect(read(story)).toContain('...recipe(code');
    expect(read(story)).toContain('play: async');
  });
});

const serverFolder = readdirSync(new URL('server/', folder));
const routes = serverFolder.filter((file) => !file.endsWith('.test.ts'));
const pages = [
  read('YourBackEnd.mdx'),
  read('YourOwnVoice.mdx'),
  read('../tutorials/6-server-mode.mdx'),
  read('../guides/RehearseServerMode.mdx'),
].flatMap(importsOf);

describe.each(routes)('server/%s', (file) => {
  it('imports only packages, the login and the tools of its reader', () => {
    const foreign = importsOf(read(`server/${file}`)).filter(
      (from) => !/^(anam-react(\/.+)?|ai|node:http|\.\.\/authorize|\.\.\/tools)$/u.test(from ?? ''),
    );
    expect(foreign).toEqual([]);
  });

  it('is shown on a page', () => {
    expect(pages.map((from) => from?.replace('../recipes/', './'))).toContain(`./server/${file}?raw`);
  });
});
