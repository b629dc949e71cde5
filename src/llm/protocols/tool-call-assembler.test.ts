import { describe, expect, it } from 'vitest';
import { ToolCallAssembler } from './tool-call-assembler.js';

type Call = [id: string, name: string, args: string];

const piece = (index: unknown, id: unknown, name: unknown, args?: unknown) => ({
  ...(index !== undefined && { index }),
  ...(id !== undefined && { id }),
  function: { ...(name !== undefined && { name }), ...(args !== undefined && { arguments: args }) },
});

const none = undefined;
const rows: [title: string, fragments: object[], expected: Call[]][] = [
  [
    'an id that changes in mid-stream',
    [piece(0, 'x', 'f', ''), piece(0, 'toolcall0', none, '{"a":'), piece(0, 'toolcall0', none, '1}')],
    [['x', 'f', '{"a":1}']],
  ],
  [
    'an id that changes with each fragment, the name repeated',
    [piece(0, 'x', 'f', ''), piece(0, 'y', 'f', '{"a"'), piece(0, 'z', 'f', ':1}')],
    [['x', 'f', '{"a":1}']],
  ],
  [
    'the id on each fragment',
    [piece(0, 'x', 'f', ''), piece(0, 'x', '', '{"a":'), piece(0, 'x', '', '1}'), piece(0, 'x', 'f', '')],
    [['x', 'f', '{"a":1}']],
  ],
  [
    'the id only on the last fragment',
    [piece(0, none, 'f', ''), piece(0, none, none, '{"a":1'), piece(0, 'x', none, '}')],
    [['x', 'f', '{"a":1}']],
  ],
  [
    'the name on each fragment',
    [piece(0, none, 'f', '{"a":'), piece(0, none, 'f', '1}'), piece(0, none, 'f', '')],
    [['', 'f', '{"a":1}']],
  ],
  [
    'a name in pieces',
    [
      piece(0, 'x', 'get_', ''),
      piece(0, none, 'wea', ''),
      piece(0, none, 'ther', ''),
      piece(0, none, none, '{}'),
    ],
    [['x', 'get_weather', '{}']],
  ],
  [
    'calls without ids and arguments in a row',
    [piece(0, none, 'a'), piece(0, none, 'b'), piece(0, none, 'c')],
    [
      ['', 'a', '{}'],
      ['', 'b', '{}'],
      ['', 'c', '{}'],
    ],
  ],
  [
    'calls without an index, ids and arguments in a row',
    [piece(none, none, 'a'), piece(none, none, 'b')],
    [
      ['', 'a', '{}'],
      ['', 'b', '{}'],
    ],
  ],
  [
    'a name that grows',
    [piece(0, 'x', 'get', ''), piece(0, 'x', 'get_weather', ''), piece(0, 'x', none, '{}')],
    [['x', 'get_weather', '{}']],
  ],
  [
    'no index',
    [piece(none, 'x', 'f', ''), piece(none, none, none, '{"a":'), piece(none, none, none, '1}')],
    [['x', 'f', '{"a":1}']],
  ],
  [
    'no index, mixed calls',
    [
      piece(none, 'x', 'f', ''),
      piece(none, 'y', 'g', ''),
      piece(none, 'x', none, '{"a":'),
      piece(none, 'y', none, '{"b":'),
      piece(none, 'x', none, '1}'),
      piece(none, 'y', none, '2}'),
    ],
    [
      ['x', 'f', '{"a":1}'],
      ['y', 'g', '{"b":2}'],
    ],
  ],
  [
    'an index that is a string',
    [piece('0', 'x', 'f', ''), piece(0, none, none, '{"a":1}')],
    [['x', 'f', '{"a":1}']],
  ],
  ['an index that begins at 1', [piece(1, 'x', 'f', ''), piece(1, none, none, '{}')], [['x', 'f', '{}']]],
  [
    'arguments under another index than the name',
    [piece(0, 'x', 'f', ''), piece(1, 'y', none, '{"a":'), piece(1, 'y', none, '1}')],
    [['x', 'f', '{"a":1}']],
  ],
  ['arguments that are an object', [piece(0, 'x', 'f', { a: 1 })], [['x', 'f', '{"a":1}']]],
  [
    'an empty name first',
    [piece(0, 'x', '', ''), piece(0, 'x', 'f', ''), piece(0, 'x', none, '{"a":1}')],
    [['x', 'f', '{"a":1}']],
  ],
  [
    'a name after the arguments',
    [piece(0, 'x', '', '{"a":1}'), piece(0, 'x', 'f', '')],
    [['x', 'f', '{"a":1}']],
  ],
  ['a name of null', [piece(0, 'x', 'f', ''), piece(0, null, null, '{"a":1}')], [['x', 'f', '{"a":1}']]],
  [
    'a call without the inner object',
    [{ index: 0, id: 'x', name: 'f', arguments: '{"a":1}' }],
    [['x', 'f', '{"a":1}']],
  ],
  ['a call without arguments', [piece(0, 'x', 'f', '')], [['x', 'f', '{}']]],
  [
    'parallel calls that carry index 0 and no id',
    [piece(0, none, 'f', '{"a":'), piece(0, none, none, '1}'), piece(0, none, 'g', '{"b":2}')],
    [
      ['', 'f', '{"a":1}'],
      ['', 'g', '{"b":2}'],
    ],
  ],
  [
    'parallel calls of one tool',
    [
      piece(0, none, 'f', ''),
      piece(0, none, none, '{"a":1}'),
      piece(0, none, 'f', ''),
      piece(0, none, none, '{"a":2}'),
    ],
    [
      ['', 'f', '{"a":1}'],
      ['', 'f', '{"a":2}'],
    ],
  ],
  [
    'the same call twice',
    [piece(0, none, 'f', '{}'), piece(0, none, 'f', '{}')],
    [
      ['', 'f', '{}'],
      ['', 'f', '{}'],
    ],
  ],
  [
    'one index and different ids',
    [piece(0, 'x', 'f', '{"a":1}'), piece(0, 'y', 'f', ''), piece(0, 'y', none, '{"a":2}')],
    [
      ['x', 'f', '{"a":1}'],
      ['y', 'f', '{"a":2}'],
    ],
  ],
  [
    'one index and different tools without arguments',
    [piece(0, 'x', 'f', ''), piece(0, 'y', 'g', '')],
    [
      ['x', 'f', '{}'],
      ['y', 'g', '{}'],
    ],
  ],
  [
    'a second value without a name',
    [piece(0, none, 'f', '{"a":1}{"a"'), piece(0, none, none, ':2} ')],
    [
      ['', 'f', '{"a":1}'],
      ['', 'f', '{"a":2}'],
    ],
  ],
  [
    'arguments after an empty object',
    [piece(0, 'x', 'f', '{}'), piece(0, none, none, '{"a":1}')],
    [['x', 'f', '{"a":1}']],
  ],
  ['two empty objects', [piece(0, 'x', 'f', '{}{}')], [['x', 'f', '{}']]],
  [
    'whole arguments repeated at the end',
    [piece(0, 'x', 'f', '{"a":'), piece(0, none, none, '1}'), piece(0, 'x', 'f', '{"a":1}')],
    [['x', 'f', '{"a":1}']],
  ],
  [
    'white space and strange brackets after the value',
    [piece(0, 'x', 'f', ' {"a":1}\n'), piece(0, none, none, ' }\n')],
    [['x', 'f', ' {"a":1}']],
  ],
  [
    'braces and quotes in strings',
    [piece(0, none, 'f', '{"a":"}{\\"'), piece(0, none, none, '}"}'), piece(0, none, 'g', '{"b":"{"}')],
    [
      ['', 'f', '{"a":"}{\\"}"}'],
      ['', 'g', '{"b":"{"}'],
    ],
  ],
];

describe('ToolCallAssembler', () => {
  it.each(rows)('reads %s', (_title, fragments, expected) => {
    const take = (batches: readonly (readonly object[])[]) => {
      const calls = new ToolCallAssembler();
      for (const batch of batches) expect(calls.push(batch)).toBeUndefined();
      return calls.take().map((part) => part.type === 'tool-call' && [part.id, part.name, part.arguments]);
    };
    expect(take(fragments.map((fragment) => [fragment]))).toEqual(expected);
    expect(take([fragments])).toEqual(expected);
  });

  const named = (...names: readonly string[]) => names.map((name) => [piece(0, none, name)]);
  const args = [piece(0, none, none, '{"a":1}')];
  it.each([
    ['two tools', [...named('f', 'g'), args], ['f {}', 'g {"a":1}']],
    ['the pieces of a tool', [...named('get_', 'weather'), args], ['get_weather {"a":1}']],
    ['the pieces of a tool, which are tools', named('h', 'i'), ['hi {}']],
    ['a name that grows', named('f', 'fx'), ['fx {}']],
  ])('tells %s by the tools of the request', (_title, batches, expected) => {
    const tools = ['f', 'g', 'get_weather', 'h', 'i', 'hi', 'fx'].map((name) => ({ name }));
    const calls = new ToolCallAssembler(tools);
    for (const batch of batches) calls.push(batch);
    expect(calls.take().map((part) => part.type === 'tool-call' && `${part.name} ${part.arguments}`)).toEqual(
      expected,
    );
  });
});
