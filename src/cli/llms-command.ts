import { parseArgs } from 'node:util';
import { printableJson } from '../internal/printable.js';
import type { AnamLlm, UpdateAnamLlm } from '../server/index.js';
import { withAnam } from './anam-command.js';
import { UsageError, type CliIo, type ExitCode } from './cli-io.js';
import { keyOf, specOf } from './endpoint-options.js';
import { collected, printList } from './list-commands.js';
import { createLlmCommand } from './llms-create.js';
import { llmFormats } from './llm-formats.js';
import { shownLlm } from './shown-llm.js';

type Command = (args: readonly string[], io: CliIo) => Promise<ExitCode>;

const commands: Readonly<Record<string, Command>> = {
  list: listCommand,
  create: createLlmCommand,
  update: updateCommand,
  delete: deleteCommand,
};

/** `anam-react llms`: the LLMs of an Anam account. */
export async function llmsCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`Specify a command: llms ${Object.keys(commands).join(', llms ')}.`);
  return command(rest, io);
}

async function listCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      search: { type: 'string' },
      defaults: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const filter = { search: values.search, ...(values.defaults && { includeDefaults: true }) };
  return withAnam(io, async (anam) => {
    const llms = (await collected(anam.llms.listAll(filter))).map(shownLlm);
    return printList(io, values.json, llms, ['ID', 'NAME', 'FORMAT', 'MODEL', 'URLS'], rowOf);
  });
}

const rowOf = ({ id, displayName, llmFormat = '', modelName, urls }: AnamLlm) => [
  id,
  displayName,
  llmFormat,
  modelName ?? '',
  urls.map(({ url, region }) => (region === undefined ? url : `${url} (${region})`)).join(' '),
];

async function updateCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      description: { type: 'string' },
      url: { type: 'string', multiple: true },
      spec: { type: 'string' },
      model: { type: 'string' },
      'key-env': { type: 'string' },
      'reasoning-effort': { type: 'string' },
      'reasoning-format': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const id = idOf(positionals);
  const { url: urls = [] } = values;
  // The API client rejects several URLs, `gemini` and unknown values, and says why.
  const changes = {
    displayName: values.name,
    description: values.description,
    ...(urls.length > 1 ? { urls } : { url: urls[0] }),
    llmFormat: values.spec === undefined ? undefined : llmFormats[specOf(values.spec, '--spec')],
    modelName: values.model,
    secret: keyOf(values['key-env'], io.env, '--key-env'),
    reasoningEffort: values['reasoning-effort'],
    reasoningFormat: values['reasoning-format'],
  } as UpdateAnamLlm;
  return withAnam(io, async (anam) => {
    const llm = shownLlm(await anam.llms.update(id, changes));
    if (values.json) io.out(`${printableJson(JSON.stringify(llm, null, 2))}\n`);
    else io.out(`Changed ${llm.id}.\nThe endpoint was not checked: npx --no anam-react check --help\n`);
    return 0;
  });
}

async function deleteCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { yes: { type: 'boolean', default: false } },
  });
  const id = idOf(positionals);
  if (!values.yes && io.interactive !== true)
    throw new UsageError('This is not an interactive terminal. To delete the LLM, pass --yes.');
  return withAnam(io, async (anam) => {
    if (!values.yes && !(await confirmed((await anam.llms.get(id)).displayName, id, io))) {
      io.out('Nothing was deleted.\n');
      return 0;
    }
    await anam.llms.delete(id);
    io.out(`Deleted ${id}.\n`);
    return 0;
  });
}

async function confirmed(name: string, id: string, io: CliIo): Promise<boolean> {
  io.out(`Delete “${name.replace(/\s+/g, ' ')}” (${id})? Sessions can then no longer use it. [y/N] `);
  const decoder = new TextDecoder();
  let typed = '';
  for await (const piece of io.stdin) {
    typed += decoder.decode(piece, { stream: true });
    if (typed.includes('\n') || typed.length > 100) break;
  }
  return /^\s*y(?:es)?\s*$/i.test(typed);
}

function idOf(positionals: readonly string[]): string {
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0)
    throw new UsageError('Specify one LLM by its id. To find it: npx --no anam-react llms list');
  return id;
}
