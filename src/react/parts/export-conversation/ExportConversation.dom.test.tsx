import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { exportConversation } from '../../../core/index.js';
import { usePersonaTool } from '../../hooks/usePersonaTool.js';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { personaMessage, toolCall, userMessage } from '../../testing/fixture-state.js';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import { ExportConversation, type ExportConversationProps } from './ExportConversation.js';

const saved: { name: string; type: string; text: Promise<string> }[] = [];
const copied: string[] = [];

// Loads the parser of the Markdown export before the tests, which wait at most a second.
beforeAll(async () => {
  await exportConversation(
    { version: 1, messages: [], reasoning: [], toolCalls: [], timeline: [] },
    'markdown',
  );
});

beforeEach(() => {
  let last: Blob | null = null;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    last = blob as Blob;
    return 'blob:x';
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    if (last) saved.push({ name: this.download, type: last.type, text: last.text() });
  });
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  saved.length = 0;
  copied.length = 0;
});

const messages = [
  userMessage(0, 'Why?'),
  personaMessage(0, 'Because of the light.', { status: 'interrupted', heard: 'Because' }),
];

function show(props: ExportConversationProps = {}, said = messages) {
  render(
    <PersonaProvider persona={fixturePersona({ messages: said })} labels={{ you: 'Ada', persona: 'Mina' }}>
      <ExportConversation {...props} />
    </PersonaProvider>,
  );
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const choose = (value: string) => fireEvent.change(screen.getByRole('combobox'), { target: { value } });

it('saves the heard text with the names of the speakers, in a file of the format', async () => {
  show({ fileName: 'talk' });
  choose('markdown');
  press('Save as file');
  await screen.findByText('Saved');
  expect(saved.map(({ name, type }) => [name, type])).toEqual([['talk.md', 'text/markdown']]);
  const text = await saved[0]?.text;
  expect(text).toContain('**Ada**');
  expect(text).toMatch(/\*\*Mina\*\*[^*]*Because\b/);
  expect(text).not.toContain('of the light');
});

it('names the file after the day', async () => {
  show();
  press('Save as file');
  await screen.findByText('Saved');
  expect(saved[0]?.name).toMatch(/^conversation-\d{4}-\d\d-\d\d\.txt$/);
});

it('copies', async () => {
  show({ formats: ['json'] });
  press('Copy');
  await screen.findByText('Copied');
  expect(JSON.parse(copied[0] ?? '')).toMatchObject({ version: 1, messages: [{ text: 'Why?' }, {}] });
});

it('reports if copying is not allowed, and shows the text to copy', async () => {
  vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('no')) } });
  show();
  press('Copy');
  expect(await screen.findByText('Your browser did not allow copying')).toBeTruthy();
  const offered = screen.getByRole<HTMLTextAreaElement>('textbox', {
    name: 'Your browser did not allow copying',
  });
  expect(offered.value).toContain('Ada: Why?');
  expect(offered.selectionEnd).toBe(offered.value.length);
  press('Close');
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('lets nothing out but what `redact` leaves, and nothing where it throws', async () => {
  const redact = vi.fn((text: string) => text.replaceAll('Why', '•••'));
  show({ redact });
  press('Copy');
  await screen.findByText('Copied');
  expect(copied[0]).toContain('•••');
  expect(copied[0]).not.toContain('Why');
  redact.mockImplementation(() => {
    throw new Error('oops');
  });
  press('Save as file');
  await screen.findByText('The export failed');
  expect(saved).toEqual([]);
});

it('has nothing to give while nothing was said', () => {
  show({}, []);
  expect(screen.getAllByRole<HTMLButtonElement>('button').map(({ disabled }) => disabled)).toEqual([
    true,
    true,
  ]);
});

it('exports the words that a tool has for its calls, with redacted arguments', async () => {
  const persona = fixturePersona({
    messages,
    toolCalls: [
      toolCall(0, 'get_weather', { status: 'done', arguments: '{"city":"Bern"}', result: null }),
      toolCall(0, 'send_mail', { status: 'failed', result: 'No network.' }),
    ],
  });
  const Weather = () => {
    usePersonaTool('get_weather', {
      description: 'Returns the weather.',
      labels: { done: ({ city }: { readonly city?: string }) => `Weather of ${city}` },
    });
    return null;
  };
  render(
    <PersonaProvider
      persona={persona}
      privacy={{ redactReasoning: (text) => text.replaceAll('Bern', '•••') }}
    >
      <Weather />
      <ExportConversation formats={['text']} />
    </PersonaProvider>,
  );
  press('Copy');
  await screen.findByText('Copied');
  expect(copied[0]).toContain('\n    [Weather of •••]\n    [Failed: send mail] No network.\n');
});
