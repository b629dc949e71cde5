'use client';

// Loaded with the first call, source, file or part of the app in an answer, because most conversations have none.
export { MessageInserts } from './MessageInserts.js';
export { UserFiles } from './UserFiles.js';
