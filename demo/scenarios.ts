import type { PersonaLabelOverrides } from 'anam-react';
import type { ScriptedReply } from './scripted-model.js';

/** A scenario: the behaviour of the simulated service, and suggested questions. */
export interface DemoScenario {
  readonly id: ScenarioId;
  readonly name: string;
  /** What the scenario shows. */
  readonly about: string;
  /** The suggestions above the text field. */
  readonly suggestions: readonly string[];
  /** What the scenario requires; otherwise it is not offered. */
  readonly needs?: 'simulator' | 'serverMode';
  readonly mode?: 'client' | 'server';
  /** How the simulated service behaves. */
  readonly service?: 'busy once' | 'network breaks';
  /** Additional replies of the scripted model. */
  readonly replies?: () => Promise<readonly ScriptedReply[]>;
  readonly labels?: () => Promise<PersonaLabelOverrides>;
  /** Whether a tool asks the user before it runs. */
  readonly asksFirst?: boolean;
  /** Whether thoughts are open while they arrive. */
  readonly showsThoughts?: boolean;
  /** Whether answers are rendered as Markdown; as plain text otherwise. */
  readonly hasMarkdown?: boolean;
  /** Whether the conversation is restored after a reload. */
  readonly isSaved?: boolean;
}

export type ScenarioId =
  | 'hello'
  | 'barge-in'
  | 'thinking'
  | 'tool'
  | 'long-answer'
  | 'server-mode'
  | 'error'
  | 'connection'
  | 'german'
  | 'arabic';

export const scenarios: readonly DemoScenario[] = [
  {
    id: 'hello',
    name: 'First conversation',
    about: 'Start, then talk or type. The conversation is still there after a reload.',
    suggestions: ['Who are you?', 'What time is it?', 'How does this work?', 'Tell me a long story.'],
    isSaved: true,
  },
  {
    id: 'barge-in',
    name: 'Interrupt it',
    about: 'Ask for the story, then interrupt. Only the words you heard stay in the model’s memory.',
    suggestions: ['Tell me a long story.'],
  },
  {
    id: 'thinking',
    name: 'Watch it think',
    about: 'What the model thinks is shown while it arrives, and never spoken.',
    suggestions: ['Train or plane to Lisbon?', 'How does this work?'],
    showsThoughts: true,
    replies: async () => (await import('./replies/thinking.js')).replies,
  },
  {
    id: 'tool',
    name: 'A tool that asks first',
    about: 'The model wants to look at your clock. It waits until you allow it.',
    suggestions: ['What time is it?'],
    asksFirst: true,
  },
  {
    id: 'long-answer',
    name: 'A long answer',
    about: 'Headings, a list and a table to read, in sentences that can be spoken.',
    suggestions: ['Plan two days in Lisbon.'],
    hasMarkdown: true,
    replies: async () => (await import('./replies/long-answer.js')).replies,
  },
  {
    id: 'server-mode',
    name: 'Anam calls your model',
    about: 'Server mode: the engine calls your endpoint. Open Developer to see each request.',
    suggestions: ['How does this work?', 'What time is it?'],
    needs: 'serverMode',
    mode: 'server',
  },
  {
    id: 'error',
    name: 'A start that fails',
    about: 'The service is busy once. The chat says so and offers what helps: try again.',
    suggestions: ['Who are you?'],
    needs: 'simulator',
    service: 'busy once',
  },
  {
    id: 'connection',
    name: 'A bad connection',
    about: 'Nothing gets through for four seconds. The picture stays, and the session recovers.',
    suggestions: ['Tell me a long story.'],
    needs: 'simulator',
    service: 'network breaks',
  },
  {
    id: 'german',
    name: 'In German',
    about: 'Every label and every message in another language; nine are included.',
    suggestions: ['Wer bist du?', 'Wie funktioniert das?'],
    labels: async () => (await import('anam-react/locales')).de,
    replies: async () => (await import('./replies/german.js')).replies,
  },
  {
    id: 'arabic',
    name: 'In Arabic',
    about: 'From right to left, as a whole.',
    suggestions: ['من أنت؟', 'كيف يعمل هذا؟'],
    labels: async () => (await import('anam-react/locales')).ar,
    replies: async () => (await import('./replies/arabic.js')).replies,
  },
];
