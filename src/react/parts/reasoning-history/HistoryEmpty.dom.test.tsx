import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { de } from '../../../locales/index.js';
import { englishHistoryLabels } from '../../labels/history-labels.js';
import { LabelsProvider } from '../../provider/LabelsProvider.js';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { ReasoningHistory } from './ReasoningHistory.js';

afterEach(cleanup);

const { emptyText, emptyServer } = englishHistoryLabels;

it('says in server mode which models have thoughts', () => {
  const persona = fixturePersona({ mode: 'client' });
  render(
    <PersonaProvider persona={persona}>
      <ReasoningHistory />
    </PersonaProvider>,
  );
  expect(screen.getByText(emptyText)).toBeTruthy();
  expect(screen.queryByText(emptyServer)).toBeNull();
  act(() => persona.set({ mode: 'server' }));
  expect(screen.getByText(emptyServer)).toBeTruthy();
});

it('says it in the language of the app', () => {
  render(
    <LabelsProvider labels={de}>
      <PersonaProvider persona={fixturePersona({ mode: 'server' })}>
        <ReasoningHistory />
      </PersonaProvider>
    </LabelsProvider>,
  );
  expect(screen.getByText(/nur die Formate .*Groq/)).toBeTruthy();
});

it('shows no note without a persona', () => {
  render(<ReasoningHistory reasoning={[]} />);
  expect(screen.getByText(emptyText)).toBeTruthy();
  expect(screen.queryByText(emptyServer)).toBeNull();
});
