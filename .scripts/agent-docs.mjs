// Writes the files for coding agents, llms.txt, llms-full.txt and SKILL.md, from the package's Markdown files. With
// `--check`, it fails if one of them is stale. They are at the root because agents look for them there, in a clone and
// in `node_modules`.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { agentDocs } from './agent-docs/agent-docs.mjs';

const root = new URL('..', import.meta.url);
const stale = Object.entries(agentDocs()).filter(
  ([name, text]) => !existsSync(new URL(name, root)) || readFileSync(new URL(name, root), 'utf8') !== text,
);

if (!process.argv.includes('--check'))
  for (const [name, text] of stale) writeFileSync(new URL(name, root), text);
else if (stale.length > 0) {
  const names = stale.map(([name]) => name).join(', ');
  console.error(`Stale: ${names}. Run \`node .scripts/agent-docs.mjs\`.`);
  process.exitCode = 1;
}
