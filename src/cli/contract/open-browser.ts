import { spawn } from 'node:child_process';

/** Opens a URL with the program that the system uses for it. Returns false if there is none. */
export function openBrowser(url: string): Promise<boolean> {
  const [program, args] = openerFor(process.platform, url);
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

function openerFor(platform: NodeJS.Platform, url: string): [string, string[]] {
  if (platform === 'darwin') return ['open', [url]];
  // `start` is a command of the shell; `explorer` needs none, so the URL is never read as a command.
  if (platform === 'win32') return ['explorer.exe', [url]];
  return ['xdg-open', [url]];
}
