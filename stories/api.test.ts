import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readApi } from '../.storybook/api-docs.js';

const folder = new URL('./', import.meta.url);
const api = readApi();
const isHook = (name: string) => /^use[A-Z]/u.test(name);
const isPart = (name: string) => /^[A-Z]/u.test(name);

const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.mdx') || file.endsWith('.stories.tsx'))
  .map((file) => readFileSync(new URL(file, folder), 'utf8'));
/** The exports that a page describes: those in its lists, or the one in its title. */
const described = pages.flatMap((page) => {
  const [, list = ''] = /(?:of=\{|api: )\[([^\]]*)\]/u.exec(page) ?? [];
  const title = /title: '(?:[^']*\/)?([^'/]+)'/u.exec(page)?.[1];
  return [...list.matchAll(/'(\w+)'/gu)].map(([, name]) => name).concat(title ?? []);
});

// The table of errors describes the error class.
const values = Object.values(api).filter(
  ({ name, isType }) => !isType && name !== 'PersonaError' && (isHook(name) || isPart(name)),
);

describe.each(values)('$name', ({ name, description }) => {
  it('is in the manual', () => {
    expect(described).toContain(name);
  });

  it('has a description', () => {
    expect(description.length).toBeGreaterThan(20);
  });
});

describe.each(values.filter(({ name }) => isPart(name)))('$name', ({ props, types, examples }) => {
  it('has a table of its props, each with a description', () => {
    const rows = props?.props ?? [];
    expect(rows.filter(({ description }) => description === '').map(({ name }) => name)).toEqual([]);
    // A part without props has attributes or a type.
    expect(rows.length + (props?.others.length ?? 0) + types.length).toBeGreaterThan(0);
  });

  it('shows how it is used', () => {
    expect(examples.join('\n')).toMatch(/<[A-Z]/u);
  });
});

it('reads the props of a type through all that it is made of', () => {
  const chat = new Map(api['PersonaChat']?.props?.props.map((prop) => [prop.name, prop]));
  // An option in a group.
  expect(chat.get('appearance.layout')).toEqual({
    name: 'appearance.layout',
    type: 'ChatLayout',
    required: false,
    defaultValue: "'full'",
    description: 'All layouts except `full` also need `anam-react/layouts.css`.',
  });
  // An option of a persona, declared in another file. It is needed only if no persona is given.
  expect(chat.get('session')?.required).toBe(false);
  expect(api['Composer']?.props?.others).toEqual(['the attributes of `<div>`']);
  expect(chat.get('limits.idleSeconds')?.defaultValue).toBe('300');
  expect(chat.get('advanced.shortcuts.mute')).toBeUndefined();
});

it('reads declarations, comments and the types beside them', () => {
  expect(api['usePushToTalk']).toMatchObject({
    declaration: expect.stringMatching(/^function usePushToTalk\(\{ keys = 'Space'.*PushToTalk$/u) as string,
    description: expect.stringMatching(/^Mutes the microphone unless/u) as string,
    throws: 'PersonaError `config-context` outside a provider',
  });
  expect(api['usePushToTalk']?.types.join('\n')).toContain("@default 'Space'");
  expect(api['useAnamReasoning']?.examples).toEqual([
    'function Thoughts() {\n  const reasoning = useAnamReasoning(client);\n  return <ReasoningHistory reasoning={reasoning} />;\n}',
  ]);
});
