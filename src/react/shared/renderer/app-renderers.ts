'use client';

// Loaded only if the app has its own renderers.
export { AppText } from './AppText.js';
export { Rendered } from './Rendered.js';
export { RenderedText } from './RenderedText.js';
