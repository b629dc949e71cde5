/** Markdown for messages and thoughts of anam-react: https://www.npmjs.com/package/anam-react */
export { Markdown, type MarkdownProps } from './Markdown.js';
export { renderMarkdown } from './render-markdown.js';
export type { MarkdownMark } from './place-marks.js';
