'use client';

// Loaded with the first tool call, source, file or component in an answer, because most conversations have none.
export { CallsAndThoughts } from './CallsAndThoughts.js';
export { MessageInserts } from './MessageInserts.js';
export { UserFiles } from './UserFiles.js';
