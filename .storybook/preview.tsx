import type { Preview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import 'anam-react/styles.css';
import { directions, languages, withLanguage } from './with-language.js';

// For a slow machine, as `testTimeout` is.
configure({ asyncUtilTimeout: 15_000 });

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [withLanguage],
  globalTypes: {
    language: {
      description: 'Language of the labels',
      toolbar: { title: 'Language', icon: 'globe', items: languages, dynamicTitle: true },
    },
    direction: {
      description: 'Direction of the text',
      toolbar: { title: 'Direction', icon: 'transfer', items: directions, dynamicTitle: true },
    },
  },
  initialGlobals: { language: 'en', direction: 'auto' },
  parameters: {
    // A finding of axe fails the story's test.
    a11y: { test: 'error' },
    controls: { matchers: { color: /color$/i, date: /date$/i } },
  },
};

export default preview;
