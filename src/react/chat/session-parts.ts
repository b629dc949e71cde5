'use client';

/** Parts of the chat that are not needed at once, in one chunk. */
export { Controls } from '../parts/controls/Controls.js';
export { EndingNotice } from '../parts/ending-notice/EndingNotice.js';
export { HistoryButton } from '../parts/history-panel/HistoryButton.js';
