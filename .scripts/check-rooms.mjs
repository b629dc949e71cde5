// Checks the structure of `src`: allowed imports (.scripts/rooms.mjs), no cycles (including types), and documents that
// list every room. With `--write` it updates the documents.
import { fileURLToPath } from 'node:url';
import { rooms } from './rooms.mjs';
import { checkRepository } from './rooms/check-repository.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const problems = checkRepository(root, rooms, { write: process.argv.includes('--write') });

for (const problem of problems) console.error(problem);
console.log(
  problems.length > 0
    ? `${problems.length} problems with rooms.`
    : 'Rooms: every import is allowed, no cycles.',
);
process.exitCode = problems.length > 0 ? 1 : 0;
