'use client';

// Loaded with the first call, source, file or part of the app, because most conversations have none.
export { MessageInserts } from './MessageInserts.js';
export { UserFiles } from './UserFiles.js';
export { LooseToolCalls } from '../tool-calls/LooseToolCalls.js';
export { ToolApprovals } from '../tool-calls/ToolApprovals.js';
export { ToolCallList } from '../tool-calls/ToolCallList.js';
