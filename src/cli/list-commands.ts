import { parseArgs } from 'node:util';
import { printableJson } from '../internal/printable.js';
import type { AnamAvatar, AnamVoice } from '../server/index.js';
import { withAnam } from './anam-command.js';
import type { CliIo, ExitCode } from './cli-io.js';
import { table } from './table.js';

/** `anam-react avatars`: lists the avatars of the account. */
export const avatarsCommand = async (args: readonly string[], io: CliIo): Promise<ExitCode> => {
  const { json, ...filter } = listOptions(args);
  return withAnam(io, async (anam) => {
    const avatars = await collected(anam.avatars.listAll(filter));
    return printList(io, json, avatars, ['ID', 'NAME', 'MODELS', 'STYLE'], avatarRow);
  });
};

const avatarRow = ({
  id,
  displayName,
  variantName = '',
  availableVersions = [],
  renderStyle = '',
}: AnamAvatar) => [
  id,
  [displayName, variantName].filter(Boolean).join(', '),
  availableVersions.join(' '),
  renderStyle,
];

/** `anam-react voices`: lists the voices of the account. */
export const voicesCommand = async (args: readonly string[], io: CliIo): Promise<ExitCode> => {
  const { json, ...filter } = listOptions(args);
  return withAnam(io, async (anam) => {
    const voices = await collected(anam.voices.listAll(filter));
    return printList(io, json, voices, ['ID', 'NAME', 'PROVIDER', 'GENDER', 'COUNTRY'], voiceRow);
  });
};

const voiceRow = ({ id, displayName, provider, gender, country }: AnamVoice) => [
  id,
  displayName,
  provider ?? '',
  gender ?? '',
  country ?? '',
];

function listOptions(args: readonly string[]): { json: boolean; search: string | undefined } {
  const { values } = parseArgs({
    args: [...args],
    options: { search: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  return { json: values.json, search: values.search };
}

export async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Prints a table for people, or a JSON list for programs. */
export function printList<Item>(
  io: CliIo,
  json: boolean,
  items: readonly Item[],
  head: readonly string[],
  rowOf: (item: Item) => readonly string[],
): 0 {
  if (json) io.out(`${printableJson(JSON.stringify(items, null, 2))}\n`);
  else io.out(items.length === 0 ? 'None found.\n' : table(head, items.map(rowOf)));
  return 0;
}
