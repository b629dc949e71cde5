'use client';

// Loaded on demand with the first call, because most conversations have none.
export { LooseToolCalls } from './LooseToolCalls.js';
export { ToolApprovals } from './ToolApprovals.js';
export { ToolCallList } from './ToolCallList.js';
