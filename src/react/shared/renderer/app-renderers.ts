'use client';

// Loaded where the app has renderers of its own.
export { AppText } from './AppText.js';
export { Rendered } from './Rendered.js';
export { RenderedText } from './RenderedText.js';
