import type { Decorator } from '@storybook/react-vite';
import { useEffect, type ReactNode } from 'react';

export const themes = [
  { value: 'auto', title: 'Theme of the system' },
  { value: 'light', title: 'Light' },
  { value: 'dark', title: 'Dark' },
];

const schemes: Readonly<Record<string, 'light' | 'dark'>> = { light: 'light', dark: 'dark' };

/** Applies the theme selected in the toolbar to the parts and the page around them. */
export const withTheme: Decorator = (Story, { globals, viewMode }) => (
  <Page scheme={schemes[String(globals['theme'])]} isAlone={viewMode === 'story'}>
    <Story />
  </Page>
);

interface PageProps {
  /** `undefined` follows the system's setting. */
  readonly scheme: 'light' | 'dark' | undefined;
  /** Whether the page shows a single story, not a docs page. */
  readonly isAlone: boolean;
  readonly children: ReactNode;
}

function Page({ scheme, isAlone, children }: PageProps) {
  const colours = {
    colorScheme: scheme ?? 'light dark',
    backgroundColor: 'light-dark(#fff, #101417)',
    color: 'light-dark(#14181c, #eceff1)',
  };
  const { colorScheme, backgroundColor } = colours;
  useEffect(() => {
    if (!isAlone) return undefined;
    const { style } = document.documentElement;
    Object.assign(style, { colorScheme, backgroundColor });
    return () => {
      Object.assign(style, { colorScheme: '', backgroundColor: '' });
    };
  }, [isAlone, colorScheme, backgroundColor]);
  return (
    <div data-persona-theme={scheme} style={colours}>
      {children}
    </div>
  );
}
