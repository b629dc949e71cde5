import type { Decorator } from '@storybook/react-vite';
import { LabelsProvider, useLanguage, type PersonaLabelOverrides } from 'anam-react';
import * as locales from 'anam-react/locales';
import type { ReactNode } from 'react';

const tables: Readonly<Record<string, PersonaLabelOverrides>> = locales;

/** The available languages, each named in its own language. */
export const languages = Object.entries(tables).map(([value, { locale = 'en' }]) => ({
  value,
  title: new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale,
}));

export const directions = [
  { value: 'auto', title: 'As the language' },
  { value: 'ltr', title: 'Left to right' },
  { value: 'rtl', title: 'Right to left' },
];

/** Applies the language selected in the toolbar. A story with its own labels keeps them. */
export const withLanguage: Decorator = (Story, { globals }) => {
  const labels = tables[String(globals['language'])];
  const direction = globals['direction'];
  if (!labels || labels === locales.en)
    return direction === 'rtl' ? (
      <div dir="rtl">
        <Story />
      </div>
    ) : (
      <Story />
    );
  return (
    <LabelsProvider labels={labels}>
      <Directed dir={direction === 'auto' ? undefined : direction}>
        <Story />
      </Directed>
    </LabelsProvider>
  );
};

function Directed({
  dir,
  children,
}: {
  readonly dir: 'ltr' | 'rtl' | undefined;
  readonly children: ReactNode;
}) {
  const language = useLanguage();
  return (
    <div {...language} dir={dir ?? language.dir}>
      {children}
    </div>
  );
}
