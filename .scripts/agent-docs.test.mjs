import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agentDocs } from './agent-docs/agent-docs.mjs';
import { firstProse, inRoot, section } from './agent-docs/markdown.mjs';

describe('the files for coding agents', () => {
  it.each(Object.entries(agentDocs()))('%s is what `node .scripts/agent-docs.mjs` writes', (name, text) => {
    expect(readFileSync(name, 'utf8')).toBe(text);
  });

  it('have a skill with a name and a description', () => {
    const [, head = ''] = agentDocs()['SKILL.md']?.split('---\n') ?? [];
    expect(head).toMatch(/^name: anam-react$/m);
    expect(/^description: (.+)$/m.exec(head)?.[1]?.length).toBeLessThanOrEqual(1024);
  });
});

describe('inRoot', () => {
  it('writes links as the root does, and leaves code and addresses alone', () => {
    const text = '[a](../b/README.md#c) [d](#e) [f](https://g.h)\n\n```md\n[i](../j)\n```\n[k](l.md)';
    expect(inRoot(text, 'src/a/README.md')).toBe(
      '[a](src/b/README.md#c) [d](src/a/README.md#e) [f](https://g.h)\n\n```md\n[i](../j)\n```\n[k](src/a/l.md)',
    );
  });
});

describe('firstProse', () => {
  it('returns the first sentence after headings and code, without links', () => {
    expect(firstProse('# A\n\n```ts\nb();\n```\n\nA **c** of [d](e.md):\nf.')).toBe('A c of d.');
  });
});

describe('section', () => {
  it('throws when the README lacks the section', () => {
    expect(section('# A\n\n## B\nc\n\n## D\n', 'B')).toBe('c');
    expect(() => section('# A\n', 'B')).toThrow(/no section “B”/);
  });
});
