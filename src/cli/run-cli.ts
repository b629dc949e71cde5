import { printable } from '../internal/printable.js';
import { checkCommand } from './check-command.js';
import { compareCommand } from './compare-command.js';
import { UsageError, type CliIo, type ExitCode } from './cli-io.js';
import { contractCommand } from './contract/contract-command.js';
import { contractHelp } from './contract/contract-help.js';
import { avatarsHelp, llmsHelp, voicesHelp } from './anam-help.js';
import { checkHelp, compareHelp, mainHelp, parseHelp, serverHelp } from './help.js';
import { doctorCommand } from './init/doctor-command.js';
import { initCommand } from './init/init-command.js';
import { doctorHelp, initHelp } from './init/init-help.js';
import { avatarsCommand, voicesCommand } from './list-commands.js';
import { llmsCommand } from './llms-command.js';
import { parseCommand } from './parse-command.js';
import { serverCommand } from './server-command.js';
import { version } from './version.js';

const commands = {
  init: { run: initCommand, help: initHelp },
  doctor: { run: doctorCommand, help: doctorHelp },
  contract: { run: (args: readonly string[], io: CliIo) => contractCommand(args, io), help: contractHelp },
  check: { run: checkCommand, help: checkHelp },
  compare: { run: compareCommand, help: compareHelp },
  parse: { run: parseCommand, help: parseHelp },
  server: { run: serverCommand, help: serverHelp },
  llms: { run: llmsCommand, help: llmsHelp },
  avatars: { run: avatarsCommand, help: avatarsHelp },
  voices: { run: voicesCommand, help: voicesHelp },
};

const names = Object.keys(commands).join(', ');

const asksForHelp = (word: string | undefined) => word === '--help' || word === '-h' || word === 'help';

/** `npx --no anam-react …`: finds the command and runs it. Wrong arguments do not reject; they print a message and return 2. */
export async function runCli(args: readonly string[], terminal: CliIo): Promise<ExitCode> {
  const io = harmless(terminal);
  const [name, ...rest] = args;
  if (asksForHelp(name)) return say(io, mainHelp);
  if (name === '--version' || name === '-v') return say(io, `${version()}\n`);
  try {
    const command = commandOf(name);
    // After `--` every argument is a file name.
    const options = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
    return options.some((word) => word === '--help' || word === '-h')
      ? say(io, command.help)
      : await command.run(rest, io);
  } catch (error) {
    if (!isUsage(error)) throw error;
    io.err(
      `anam-react: ${error.message}\nSee: npx --no anam-react ${name && name in commands ? `${name} ` : ''}--help\n`,
    );
    return 2;
  }
}

function commandOf(name: string | undefined) {
  if (name === undefined) throw new UsageError(`Specify a command: ${names}.`);
  if (!Object.hasOwn(commands, name)) throw new UsageError(`Unknown command “${name}”. Commands: ${names}.`);
  return commands[name as keyof typeof commands];
}

/** `parseArgs` reports an unknown option as a TypeError with an `ERR_PARSE_ARGS…` code. */
const isUsage = (error: unknown): error is Error =>
  error instanceof UsageError ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

/** Escapes control characters in all output, so that text from a server cannot control the terminal. */
const harmless = (io: CliIo): CliIo => ({
  ...io,
  out: (text) => io.out(printable(text, '\n')),
  err: (text) => io.err(printable(text, '\n')),
});

function say(io: CliIo, text: string): 0 {
  io.out(text);
  return 0;
}
