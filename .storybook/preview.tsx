import type { Preview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import 'anam-react/styles.css';
import { DocsPage } from './DocsPage.js';
import { shownCode } from './shown-code.js';
import { directions, languages, withLanguage } from './with-language.js';
import { themes, withTheme } from './with-theme.js';

// Long enough for a slow machine, like `testTimeout`.
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
  // A story sets the persona's state, so the persona needs no control.
  argTypes: { persona: { table: { disable: true } } },
  parameters: {
    options: {
      // Storybook evaluates this list without imports, so it cannot be in a file of its own. Pages for beginners come first.
      storySort: {
        order: [
          'Introduction',
          'Tutorials',
          'Guides',
          [
            'Your first real session',
            'Keys and ids',
            'Next.js',
            'Express',
            'Hono',
            'Cloudflare Workers',
            'Drop-in chat',
            'Voice only',
            'Your own layout',
            'AI SDK and other back ends',
            'Your own model',
            'Check your endpoint',
            'Is the service as we assume?',
            'Register an LLM',
            'Rehearse server mode',
            'Tools with approval',
            'Expression',
            'Your own reasoning viewer',
            'Theming',
            'Languages',
            'Accessibility',
            'Persistence and export',
            'Devices',
            'Limits and cost',
            'Privacy and consent',
            'Testing your app',
            'From the raw SDK',
            'With your own AnamClient',
            'Your own voice',
            'ElevenLabs',
            'LiveKit',
            'Going to production',
            'Troubleshooting',
          ],
          'Components',
          [
            'PersonaChat',
            ['Docs', '*', 'Layouts', 'Looks', 'States', 'With the simulator', 'Scenarios', 'Server mode'],
            'Picture and voice',
            'Conversation',
            'Reasoning',
            'Tools',
            'Session',
            'For developers',
          ],
          'Reference',
          ['Hooks', 'Providers', 'Errors', 'Command line', 'Exports', ['anam-react', '*']],
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
    // Shows how an app uses the part, instead of the story's own code, which prints the persona and sets fixtures.
    docs: { page: DocsPage, source: { type: 'code', transform: shownCode } },
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
