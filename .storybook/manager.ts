import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

/** The project's own logo, a speaking face. It is not Anam's logo. */
const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 172 32"><circle cx="16" cy="16" r="14" fill="#0b6b60"/><circle cx="11.5" cy="13" r="1.8" fill="#fff"/><circle cx="20.5" cy="13" r="1.8" fill="#fff"/><path d="M10 19.5c2 3.6 10 3.6 12 0" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round"/><text x="38" y="22" font-family="ui-sans-serif,system-ui,sans-serif" font-size="18" font-weight="650" fill="#14181c">anam-react</text></svg>`;

addons.setConfig({
  theme: create({
    base: 'light',
    brandTitle: 'anam-react',
    brandUrl: './',
    brandTarget: '_self',
    brandImage: `data:image/svg+xml,${encodeURIComponent(mark)}`,
    colorPrimary: '#0b6b60',
    colorSecondary: '#0b6b60',
  }),
  sidebar: { collapsedRoots: [] },
});

/** The browser's tab shows the product's name instead of the tool's, on every page. */
function nameTab(): void {
  const title = document.title.replace(/Storybook$/u, 'anam-react');
  if (title !== document.title) document.title = title;
}

nameTab();
new MutationObserver(nameTab).observe(document.head, { childList: true, subtree: true, characterData: true });
