'use client';

// Loaded with the first call, source, file or part of the app, because most conversations have none.
export { copiedSources } from '../message-parts/copied-sources.js';
export { MessageInserts } from '../message-parts/MessageInserts.js';
export { MessageSources } from '../message-parts/MessageSources.js';
export { UserFiles } from '../message-parts/UserFiles.js';
export { LooseToolCalls } from './LooseToolCalls.js';
export { ToolApprovals } from './ToolApprovals.js';
export { ToolCallList } from './ToolCallList.js';
