import { spawn } from 'node:child_process';

/** Runs a program and rejects with what it printed if it fails. */
export function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, quoted(args), { cwd, shell: isWindows, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        output = (output + String(data)).slice(-4000);
      });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`“${command} ${args[0] ?? ''}” failed (exit code ${code}).\n${output.trim()}`));
    });
  });
}

/** Runs a program in this terminal until it ends or the user ends it. Returns its exit code. */
export function runHere(command: string, args: readonly string[], cwd: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, quoted(args), { cwd, shell: isWindows, stdio: 'inherit' });
    // Ctrl+C also reaches the program, which then ends by itself.
    const wait = () => {};
    process.on('SIGINT', wait);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGINT', wait);
      resolve(code ?? 0);
    });
  });
}

/** On Windows, npm is a `.cmd` file, which only a shell can run. */
const isWindows = process.platform === 'win32';

/** Quotes arguments for a shell, which would otherwise split a path that contains a space. */
const quoted = (args: readonly string[]) => (isWindows ? args.map((arg) => `"${arg}"`) : args);
