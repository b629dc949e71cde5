/** Makes an input of about `length` characters. */
export type MakeInput = (length: number) => string;

const repeat =
  (unit: string): MakeInput =>
  (length) =>
    unit.repeat(Math.ceil(length / unit.length));

/** `head`, and then the same over and over: what the head opens never ends. */
const open =
  (head: string, unit: string): MakeInput =>
  (length) =>
    head + repeat(unit)(length);

/** `front` half of the way, then `back`: brackets in brackets in brackets. */
const nested =
  (front: string, back: string): MakeInput =>
  (length) =>
    front.repeat(length / 2 / front.length) + back.repeat(length / 2 / back.length);

/** Every sign that some reader stops at, alone and for ever. */
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
  'http://a ',
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
];

/** Text that is made to be slow, by a name to find it by. */
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

/** The text in pieces of so many characters; `Infinity` leaves it in one. */
export function pieces(text: string, size: number): string[] {
  if (size >= text.length) return [text];
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
    text.slice(at * size, (at + 1) * size),
  );
}
