import { api } from 'virtual:api-docs';

/** The part of Storybook's context that names what a story shows. */
interface Shown {
  readonly title: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * Returns the code for “Show code”: how an app uses the part. The story's own code is of no use to an app, because it sets a
 * state with fixtures. If the story names other code, such as a recipe, that is returned.
 */
export function shownCode(code: string, { title, args = {}, parameters }: Shown): string {
  const source = (parameters['docs'] as { source?: { code?: string } } | undefined)?.source;
  if (source?.code) return source.code;
  const names = [
    ...((parameters['api'] as readonly string[] | undefined) ?? []),
    ...title.split('/').toReversed(),
  ];
  const name = names.find((part) => api[part]);
  if (name === 'PersonaChat') return chatCode(args);
  const example = name === undefined ? undefined : api[name]?.examples[0];
  return example ? complete(example) : code;
}

/** Returns the code for a chat with the appearance of a story. */
function chatCode(args: Readonly<Record<string, unknown>>): string {
  // The launcher is a part of its own; the full layout needs no option and no stylesheet.
  const isLauncher = args['layout'] === 'launcher';
  const part = isLauncher ? 'PersonaLauncher' : 'PersonaChat';
  const hasLayout = args['layout'] !== undefined && args['layout'] !== 'full';
  const options = [...(hasLayout && !isLauncher ? ['layout'] : []), 'look', 'density', 'theme'];
  const appearance = options.flatMap((option) =>
    typeof args[option] === 'string' ? `${option}: '${args[option]}'` : [],
  );
  const styles = ['styles', ...(hasLayout ? ['layouts'] : []), ...(args['look'] ? ['looks'] : [])];
  return `import { ${part} } from 'anam-react';
import { openaiCompatible } from 'anam-react/llm';
${styles.map((name) => `import 'anam-react/${name}.css';`).join('\n')}

const llm = { client: openaiCompatible({ url: '/api/persona/llm', model: 'gpt-oss-120b' }) };

export function Assistant() {
  return <${part} session="/api/persona/session" llm={llm}${
    appearance.length > 0 ? ` appearance={{ ${appearance.join(', ')} }}` : ''
  } />;
}`;
}

/** Names in the examples that the main entry does not export. */
const elsewhere: Readonly<Record<string, string>> = {
  lazy: 'react',
  Suspense: 'react',
  useRef: 'react',
  useState: 'react',
  openaiCompatible: 'anam-react/llm',
  renderMarkdown: 'anam-react/markdown',
  indexedDbStorage: 'anam-react/storage',
};

/** Adds the imports that an example leaves out. */
export function complete(example: string): string {
  if (/^import\b/mu.test(example)) return example;
  const words = [...new Set(example.match(/(?<![.\w'])[A-Za-z]\w*/gu))].filter(
    (word) => !new RegExp(`(?:const|function) ${word}\\b`, 'u').test(example),
  );
  const sources = new Map<string, string[]>();
  for (const word of words) {
    const from = elsewhere[word] ?? (api[word] && 'anam-react');
    if (from) sources.set(from, [...(sources.get(from) ?? []), word]);
  }
  const imports = [...sources].map(([from, names]) => `import { ${names.join(', ')} } from '${from}';`);
  return imports.length > 0 ? `${imports.join('\n')}\n\n${example}` : example;
}
