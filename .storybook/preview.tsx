import type { Preview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import 'anam-react/styles.css';
import { DocsPage } from './DocsPage.js';
import { directions, languages, withLanguage } from './with-language.js';
import { themes, withTheme } from './with-theme.js';

// For a slow machine, like `testTimeout`.
configure({ asyncUtilTimeout: 15_000 });

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [withLanguage, withTheme],
  globalTypes: {
    theme: {
      description: 'Light or dark',
      toolbar: { title: 'Theme', icon: 'mirror', items: themes, dynamicTitle: true },
    },
    language: {
      description: 'Language of the labels',
      toolbar: { title: 'Language', icon: 'globe', items: languages, dynamicTitle: true },
    },
    direction: {
      description: 'Direction of the text',
      toolbar: { title: 'Direction', icon: 'transfer', items: directions, dynamicTitle: true },
    },
  },
  initialGlobals: { theme: 'light', language: 'en', direction: 'auto' },
  // A story sets the state, so there is no control for it.
  argTypes: { persona: { table: { disable: true } } },
  parameters: {
    options: {
      // The pages for new users come first.
      storySort: {
        order: [
          'Introduction',
          'Recipes',
          [
            'Drop in',
            'Your back end',
            'Your own model',
            'Your own layout',
            'Voice only',
            'Tools with approval',
            '*',
          ],
          'PersonaChat',
          ['Docs', '*', 'Layouts', 'Looks', 'With the simulator', 'Scenarios'],
          'Theming',
          'Parts',
          'Providers',
          'Check your endpoint',
          'Hooks',
          'Reference',
          'Languages',
          'Toolbar',
        ],
      },
    },
    a11y: {
      // A violation that axe finds fails the story's test.
      test: 'error',
      // Rules of WCAG 2.2 AA and 2.1 A that are off by default.
      config: {
        rules: [
          { id: 'target-size', enabled: true },
          { id: 'label-content-name-mismatch', enabled: true },
        ],
      },
    },
    // Shows the source of the story, because a persona printed as an object is not helpful.
    docs: { page: DocsPage, source: { type: 'code' } },
    viewport: {
      options: {
        phone: { name: 'Phone', styles: { width: '390px', height: '844px' }, type: 'mobile' },
        tablet: { name: 'Tablet', styles: { width: '820px', height: '1180px' }, type: 'tablet' },
        desktop: { name: 'Desktop', styles: { width: '1280px', height: '800px' }, type: 'desktop' },
      },
    },
    controls: { matchers: { color: /color$/i, date: /date$/i } },
  },
};

export default preview;
