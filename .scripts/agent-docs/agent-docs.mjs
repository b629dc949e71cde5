import { readFileSync } from 'node:fs';
import { documents } from './documents.mjs';
import { inRoot, section } from './markdown.mjs';

const root = new URL('../..', import.meta.url);

/** @param {string} path */
const read = (path) => readFileSync(new URL(path, root), 'utf8');

/** @typedef {import('./documents.mjs').Document} Document */

/** Returns the text of each file, by name. @returns {Record<string, string>} */
export function agentDocs() {
  const all = documents(read);
  const list = all
    .map(({ path, title, purpose }) => `- [${title}](${path})${purpose === '' ? '' : `: ${purpose}`}`)
    .join('\n');
  return {
    'llms.txt': `${introduction()}\n\n## Documentation\n\n${list}\n\n## Optional\n\n${optional}\n`,
    'llms-full.txt': `${all.map(wholeText).join('\n\n---\n\n')}\n`,
    'SKILL.md': skill(list),
  };
}

const optional = `- [All of it in one file](llms-full.txt): the README and every document above.
- [SKILL.md](SKILL.md): the steps and rules for a coding agent that adds a persona to an app.`;

/** Returns the package's name and description, as the llms.txt format requires. */
function introduction() {
  const { description } = JSON.parse(read('package.json'));
  const points = read('README.md').match(/(?:^- .*(?:\n {2}.*)*\n)+/m)?.[0] ?? '';
  return `# anam-react\n\n> ${description}\n\n${points.trim()}`;
}

/** @param {Document} document */
function wholeText({ path, text }) {
  return `<!-- ${path} -->\n\n${inRoot(text.trim(), path)}`;
}

/** Fills the template with the README sections that it names. @param {string} list */
function skill(list) {
  const readme = read('README.md');
  return read('.scripts/agent-docs/skill.md')
    .replaceAll(/<!-- README: (.+) -->/g, (_, heading) => section(readme, heading))
    .replace('<!-- documents -->', () => list);
}
