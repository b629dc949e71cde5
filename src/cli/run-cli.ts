import { printable } from '../internal/printable.js';
import { checkCommand } from './check-command.js';
import { UsageError, type CliIo, type ExitCode } from './cli-io.js';
import { checkHelp, mainHelp, parseHelp, serverHelp } from './help.js';
import { parseCommand } from './parse-command.js';
import { serverCommand } from './server-command.js';
import { version } from './version.js';

const commands = {
  check: { run: checkCommand, help: checkHelp },
  parse: { run: parseCommand, help: parseHelp },
  server: { run: serverCommand, help: serverHelp },
};

const asksForHelp = (word: string | undefined) => word === '--help' || word === '-h' || word === 'help';

/** `npx anam-react …`: finds the command and runs it. Never rejects because of what the user wrote. */
export async function runCli(args: readonly string[], terminal: CliIo): Promise<ExitCode> {
  const io = harmless(terminal);
  const [name, ...rest] = args;
  if (asksForHelp(name)) return say(io, mainHelp);
  if (name === '--version' || name === '-v') return say(io, `${version()}\n`);
  try {
    const command = commandOf(name);
    // After `--` a word is a file's name.
    const options = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
    return options.some((word) => word === '--help' || word === '-h')
      ? say(io, command.help)
      : await command.run(rest, io);
  } catch (error) {
    if (!isUsage(error)) throw error;
    io.err(
      `anam-react: ${error.message}\nSee: npx anam-react ${name && name in commands ? `${name} ` : ''}--help\n`,
    );
    return 2;
  }
}

function commandOf(name: string | undefined) {
  if (name === undefined) throw new UsageError('Say which command to run: check, parse or server.');
  if (!Object.hasOwn(commands, name))
    throw new UsageError(`There is no command “${name}”; there are check, parse and server.`);
  return commands[name as keyof typeof commands];
}

/** `parseArgs` reports an unknown option as a TypeError with a code of its own. */
const isUsage = (error: unknown): error is Error =>
  error instanceof UsageError ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

/** Nothing that is printed steers the terminal, whoever it comes from. */
const harmless = (io: CliIo): CliIo => ({
  ...io,
  out: (text) => io.out(printable(text, '\n')),
  err: (text) => io.err(printable(text, '\n')),
});

function say(io: CliIo, text: string): 0 {
  io.out(text);
  return 0;
}
