// The last step of `npm run release:version`: updates the other places that contain the version. The docs name the
// tarball while the package is unpublished.
import { execFileSync } from 'node:child_process';

const shell = process.platform === 'win32';
execFileSync('npm', ['install', '--package-lock-only', '--ignore-scripts'], { shell, stdio: 'inherit' });
for (const script of ['published-name.mjs', 'agent-docs.mjs'])
  execFileSync(process.execPath, [`.scripts/${script}`, '--write'], { stdio: 'inherit' });
