import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { fixturePersona } from '../testing/fixture-persona.js';
import { ar, de } from '../../locales/index.js';
import { PersonaProvider } from '../provider/PersonaProvider.js';
import { LabelsProvider } from '../provider/LabelsProvider.js';
import { useLabels } from '../labels/useLabels.js';
import { useLanguage } from './useLanguage.js';

afterEach(cleanup);

function Box() {
  const { send, start } = useLabels();
  return (
    <p data-testid="box" {...useLanguage()}>
      {start}, {send}
    </p>
  );
}

it('a provider of a persona takes the language above it, and puts its own texts over it', () => {
  render(
    <LabelsProvider labels={de}>
      <PersonaProvider persona={fixturePersona()} labels={{ send: 'Los' }}>
        <Box />
      </PersonaProvider>
    </LabelsProvider>,
  );
  const box = screen.getByTestId('box');
  expect(box.textContent).toBe('Gespräch starten, Los');
  expect([box.lang, box.dir]).toEqual(['de', 'ltr']);
});

it('Arabic is right to left; without labels the page keeps its own language and direction', () => {
  const { rerender } = render(<Box />);
  const attributes = () => ['lang', 'dir'].map((name) => screen.getByTestId('box').getAttribute(name));
  expect(attributes()).toEqual([null, null]);
  rerender(
    <LabelsProvider labels={ar}>
      <Box />
    </LabelsProvider>,
  );
  expect(attributes()).toEqual(['ar', 'rtl']);
});
