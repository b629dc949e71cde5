import type { Preview } from '@storybook/react-vite';
import 'anam-react/styles.css';

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    // A finding of axe fails the story's test.
    a11y: { test: 'error' },
    controls: { matchers: { color: /color$/i, date: /date$/i } },
  },
};

export default preview;
