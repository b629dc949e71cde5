/** Makes an input of about `length` characters. */
export type MakeInput = (length: number) => string;

const repeat =
  (unit: string): MakeInput =>
  (length) =>
    unit.repeat(Math.ceil(length / unit.length));

/** Repeats the same unit after `head`, so that whatever `head` opens is never closed. */
const open =
  (head: string, unit: string): MakeInput =>
  (length) =>
    head + repeat(unit)(length);

/** Repeats `front` in the first half and `back` in the second half: deeply nested brackets. */
const nested =
  (front: string, back: string): MakeInput =>
  (length) =>
    front.repeat(length / 2 / front.length) + back.repeat(length / 2 / back.length);

/** Repeats the same unit between `front` and `back`. */
export const one =
  (front: string, unit: string, back: string): MakeInput =>
  (length) =>
    front + unit.repeat(Math.ceil(length / unit.length)) + back;

/** Puts a JSON list between `front` and `back`. `make` creates each element from its index. */
export const jsonList =
  (front: string, make: (index: number) => unknown, back: string): MakeInput =>
  (length) => {
    let text = front;
    for (let index = 0; text.length < length; index += 1)
      text += `${index === 0 ? '' : ','}${JSON.stringify(make(index))}`;
    return text + back;
  };

/** Every character that is special to some reader, each repeated on its own. */
const signs = Array.from(
  '`*_~[]()<>#!$&|-+=:.,;"\'\\/{}【】。\t \n\ra1hwé字👋\u200D\uFE0F\uD83D\uDC4B\u0301',
);

const units = [
  '- ',
  '* ',
  '+ ',
  '> ',
  '>',
  '1. ',
  '# ',
  '| a ',
  '|-',
  '| - ',
  '-:',
  ': ',
  '---\n',
  '===\n',
  '- a\n',
  '> a\n',
  '~a~',
  '~~a~~ ',
  '~~a ',
  '~~ a',
  '*a* ',
  '*a _b ',
  '**a ',
  '*_',
  '_a',
  '` ',
  '`a',
  '``a` ',
  '`a` ',
  '``` ',
  '```\n',
  '[a](',
  '[a](b) ',
  '![',
  '![a](',
  '[a',
  '[[',
  '](',
  '[]',
  '[1] ',
  '[a][',
  '[a]: b\n',
  '[^1]',
  '【a',
  '【1】',
  '\\[',
  '\\[ ',
  '\\(',
  '<a ',
  '<a b="',
  "<a b='c' ",
  '<a b=c ',
  '<!--',
  '<!-- -',
  '</a>',
  '<br>',
  '<script>',
  '</script',
  '<a@b',
  '<h',
  '<http:',
  '<think>',
  '</think>',
  '</reasoning>',
  '<think',
  '</thinking ',
  '<reasoning a',
  '</',
  '<t',
  '[THINK]',
  '</s>',
  '<|im_end|>',
  '<|im_end|> ',
  '<|channel|>',
  '<|channel|>a<|message|>',
  '<|start|>',
  '<tool_call>',
  '<tool_call>{}',
  '<function=a>',
  '[TOOL_CALLS]',
  '`<|end|>',
  '$a',
  '$=',
  '$$',
  '$ a',
  '$a=b$ ',
  '&amp',
  '&amp;',
  '&a',
  '&#x41;',
  '& ',
  '&amp;amp;',
  '&#',
  '&nosuch;',
  '\uE200',
  '\uE200cite\uE202a\uE201',
  '\uE202 ',
  '【a†',
  '[cite: 1]',
  '[cite',
  '$x^2$ ',
  '$x',
  '$a b',
  '$\\',
  '\\(x',
  '\\(x\\)',
  '\\[x^',
  '\\frac{',
  '\\a{{',
  '\\alpha',
  '\\begin{a}',
  '\\frac{a}{',
  '$\\frac{a}{b}$ ',
  '\\sqrt{',
  '\\sqrt[',
  '\\left(',
  '\\text{a} ',
  '\\begin{matrix}a&',
  '\\\\',
  'x_{',
  'x^{',
  'x_1^2',
  '{',
  '^{',
  '_1',
  '==a',
  '==a==',
  '== ',
  ':a',
  ':a:',
  ' :',
  ':::a\n',
  '!!! a\n',
  '[!a]\n',
  'a.b/',
  'a.com/',
  'a.b.',
  'a@',
  'a@b.',
  'ab**c',
  'x[1]',
  'x[0][1]',
  '│',
  '+-+\n',
  'http://a ',
  'https://a.b/?c=d&',
  'https://a.b/(',
  'https://a.b/#',
  '<https://a.b> ',
  'mailto:a@b.c ',
  'http://a.',
  'www.a)',
  'h ',
  'hh',
  'https',
  '`h ',
  'ww ',
  'a@b.c ',
  'A. ',
  '. A',
  'a.\n',
  'Dr. ',
  'a. b',
  'A.',
  'e.g. ',
  '1, ',
  'a, ',
  '! ',
  '?! ',
  '。',
  '字。',
  '."',
  '…',
  ' .',
  'Aa. ',
  '\n\n',
  ' \n',
  '\r\n',
  '\na',
  'a\n',
  '\n ',
  ' a',
  'word ',
  'Words and words. ',
  'a\u0301',
  '👩\u200D',
  '🇩',
  '👋 ',
  '1\uFE0F\u20E3',
  '\uD83Da',
  '字 ',
  'ก',
  '한',
];

const endless: readonly (readonly [string, string])[] = [
  ...['.', ')', '(', '[', ']', '*', 'a', '.)', '()', "'", '字'].map((unit) => ['http://', unit] as const),
  ...['=', '_', 'a', '\\', '\\ ', '{', ' '].map((unit) => ['$', unit] as const),
  ...['a', ' ', '\\', 'a ', 'a="b" ', '=', 'a=', '"', '/'].map((unit) => ['<a ', unit] as const),
  ...['a', ' ', '-', '\n', '`'].map((unit) => ['```', unit] as const),
  ...['-', 'a', '>', '\n', '--'].map((unit) => ['<!--', unit] as const),
  ...['a', '\\', ' ', '[', '(', ']('].map((unit) => ['[a](', unit] as const),
  ...['-', ' ', '|', 'a', 'a|', '\n'].map((unit) => ['| a |\n', unit] as const),
  ...[' ', 'a', '=', '-'].map((unit) => ['\\[ ', unit] as const),
  ...[' ', '\n', '\t'].flatMap((unit) => [
    ['a', unit] as const,
    ['`', unit] as const,
    ['- a', unit] as const,
  ]),
  ...['a', ' ', '<'].map((unit) => ['<think>', unit] as const),
  ...['a', ' ', '{}', '{', '"', '</s', '<a>', '<parameter=a>'].flatMap((unit) => [
    ['<tool_call>{', unit] as const,
    ['<tool_call><function=a>', unit] as const,
    ['[TOOL_CALLS]', unit] as const,
  ]),
  ...[
    '<parameter=a ',
    '<parameter=',
    '<parameter=a>b',
    'a=',
    '<function=a',
    '<function=a>',
    '<arg_key>',
    '<arg_key>a</arg_key> ',
    '{"name":"a"}',
    '[{"name":"a"},',
    'a(',
    'a(b=c)',
    'a(b="',
    "a(b='",
    'a b ',
    '[CALL_ID]',
    '<|a|>',
  ].flatMap((unit) => [
    ['<tool_call>a<', unit] as const,
    ['<tool_call><function=a>', unit] as const,
    ['<tool_call>a<arg_key>', unit] as const,
    ['<tool_call>[', unit] as const,
    ['[TOOL_CALLS]a(', unit] as const,
    ['<|python_tag|>a(', unit] as const,
  ]),
  ...['a', ' ', '<', '<|', '`'].flatMap((unit) => [
    ['<|channel|>analysis<|message|>', unit] as const,
    ['<|channel|>', unit] as const,
    ['<|im_end|>', unit] as const,
  ]),
];

const pairs: readonly (readonly [string, string])[] = [
  ['[', ']'],
  ['(', ')'],
  ['[', '](b)'],
  ['![', '](b)'],
  ['**', '**'],
  ['*', '_'],
  ['`', 'a'],
  ['<b>', '</b>'],
  ['<think>', '</think>'],
  ['> ', 'a '],
  ['- ', 'a '],
  ['{', '}'],
  ['http://(', ')'],
  ['"', '."'],
  ['\\frac{', '}{b}'],
  ['$x^{', '}$'],
  ['\\left(', '\\right)'],
  ['x_{', '}'],
];

/** Inputs that are meant to be slow to read, by name. */
export const hostileInputs: ReadonlyMap<string, MakeInput> = new Map([
  ...[...signs, ...units].map((unit): [string, MakeInput] => [`${JSON.stringify(unit)}…`, repeat(unit)]),
  ...endless.map(([head, unit]): [string, MakeInput] => [
    `${JSON.stringify(head)}, then ${JSON.stringify(unit)}…`,
    open(head, unit),
  ]),
  ...pairs.map(([front, back]): [string, MakeInput] => [
    `${JSON.stringify(front)}…${JSON.stringify(back)}…`,
    nested(front, back),
  ]),
]);

/** Splits the text into pieces of `size` characters. `Infinity` returns it in one piece. */
export function pieces(text: string, size: number): string[] {
  if (size >= text.length) return [text];
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
    text.slice(at * size, (at + 1) * size),
  );
}
