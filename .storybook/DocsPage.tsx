import type { ArgTypes } from '@storybook/react-vite';
import { Controls, Description, Primary, Stories, Title, useOf } from '@storybook/addon-docs/blocks';
import { api } from 'virtual:api-docs';
import { ApiDocs } from './ApiDocs.js';

/** The docs page of a stories file: the TSDoc of its part, then the stories. */
export function DocsPage() {
  const { preparedMeta } = useOf('meta', ['meta']);
  const [name = ''] = preparedMeta.title.split('/').toReversed();
  const of = (preparedMeta.parameters['api'] as readonly string[] | undefined) ?? (api[name] ? [name] : []);
  return (
    <>
      <Title />
      <Description />
      <ApiDocs of={of} />
      <Primary />
      {hasControls(preparedMeta.argTypes) && !preparedMeta.parameters['controls']?.disable && <Controls />}
      <Stories includePrimary={false} />
    </>
  );
}

const hasControls = (argTypes: ArgTypes) => Object.values(argTypes).some(({ table }) => !table?.disable);
