import { Markdown, Source } from '@storybook/addon-docs/blocks';
import { api, type ApiEntry } from 'virtual:api-docs';
import { complete } from './shown-code.js';

/** Renders the TSDoc of these exports. */
export function ApiDocs({ of }: { readonly of: readonly string[] }) {
  return of.map((name) => <Entry key={name} name={name} isAlone={of.length === 1} />);
}

function Entry({ name, isAlone }: { readonly name: string; readonly isAlone: boolean }) {
  const entry = api[name];
  if (!entry) throw new Error(`anam-react exports no ${name}.`);
  const { description, examples, throws, declaration, types, props } = entry;
  return (
    <section>
      {!isAlone && <h2 id={name}>{name}</h2>}
      <Markdown>{description}</Markdown>
      {examples.map((code) => (
        <Source key={code} code={complete(code)} language="tsx" />
      ))}
      {props && <Props {...props} />}
      {[declaration, ...types].filter(Boolean).map((code) => (
        <Source key={code} code={code} language="typescript" />
      ))}
      {throws && <Markdown>{`Throws ${throws}`}</Markdown>}
    </section>
  );
}

function Props({ props, others }: NonNullable<ApiEntry['props']>) {
  return (
    <>
      {props.length > 0 && (
        <table style={{ inlineSize: '100%' }}>
          <thead>
            <tr>
              <th scope="col">Prop</th>
              <th scope="col">What it is for</th>
              <th scope="col">Default</th>
            </tr>
          </thead>
          <tbody>
            {props.map(({ name, type, required, defaultValue, description }) => (
              <tr key={name}>
                <td style={{ verticalAlign: 'top' }}>
                  <code>{name}</code>
                  {required && <span title="has to be given"> *</span>}
                </td>
                <td style={{ overflowWrap: 'anywhere' }}>
                  {description && <Markdown>{description}</Markdown>}
                  <code style={{ fontSize: '0.75rem', whiteSpace: 'normal' }}>{type}</code>
                </td>
                <td style={{ verticalAlign: 'top' }}>{defaultValue && <code>{defaultValue}</code>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {others.length > 0 && (
        <Markdown>{`${props.length > 0 ? 'And' : 'Takes'} ${others.join(', ')}.`}</Markdown>
      )}
    </>
  );
}
