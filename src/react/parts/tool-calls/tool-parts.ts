'use client';

// Loaded with the first call, source, file or part of the app, because most conversations have none.
export { MessageInserts } from '../message-parts/MessageInserts.js';
export { UserFiles } from '../message-parts/UserFiles.js';
export { LooseToolCalls } from './LooseToolCalls.js';
export { ToolApprovals } from './ToolApprovals.js';
export { ToolCallList } from './ToolCallList.js';
