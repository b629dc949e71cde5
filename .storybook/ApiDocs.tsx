import { Markdown, Source } from '@storybook/addon-docs/blocks';
import { api } from 'virtual:api-docs';

/** What the TSDoc of these exports says, for a page of the manual. */
export function ApiDocs({ of }: { readonly of: readonly string[] }) {
  return of.map((name) => <Entry key={name} name={name} isAlone={of.length === 1} />);
}

function Entry({ name, isAlone }: { readonly name: string; readonly isAlone: boolean }) {
  const entry = api[name];
  if (!entry) throw new Error(`anam-react exports no ${name}.`);
  const { description, examples, throws, declaration, types } = entry;
  return (
    <section>
      {!isAlone && <h2 id={name}>{name}</h2>}
      <Markdown>{description}</Markdown>
      {examples.map((code) => (
        <Source key={code} code={code} language="tsx" />
      ))}
      {[declaration, ...types].filter(Boolean).map((code) => (
        <Source key={code} code={code} language="typescript" />
      ))}
      {throws && <Markdown>{`Throws ${throws}`}</Markdown>}
    </section>
  );
}
