/** Parts on a page without our styles: plain, but complete. */
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { finished } from '../testing/fixture-conversation.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import { endedTurn, errors, failed, sessions } from '../testing/fixture-state.js';
import { PersonaChat } from '../chat/PersonaChat.js';

const states = {
  idle: {},
  live: { session: sessions.live, turn: endedTurn(1, 'completed'), ...finished },
  failed: { session: failed(errors.busy), ...finished, error: errors.rateLimited },
} as const;

async function chat(state: (typeof states)[keyof typeof states]) {
  const persona = fixturePersona(state);
  const screen = await render(<PersonaChat persona={persona} captions={{ storage: null }} />);
  // Its code is loaded with the chat.
  if ('messages' in state) await expect.element(screen.getByText(/Thought for/)).toBeVisible();
  const rules = [...document.styleSheets].flatMap(({ cssRules }) =>
    [...cssRules].map(({ cssText }) => cssText),
  );
  expect(rules.filter((rule) => rule.includes('.persona-'))).toEqual([]);
  return { screen, persona };
}

describe.each(Object.entries(states))('without styles, %s', (_, state) => {
  it('every button and field can be seen and hit, and no sign is larger than its line', async () => {
    const { screen } = await chat(state);
    const sizes = (selector: string) =>
      [...screen.container.querySelectorAll(selector)].map((element) => element.getBoundingClientRect());
    expect(sizes('button').length).toBeGreaterThan(1);
    expect(sizes('button, textarea').every(({ width, height }) => width >= 20 && height >= 20)).toBe(true);
    expect(sizes('svg').filter(({ width, height }) => width > 24 || height > 24)).toEqual([]);
  });

  it('nothing is wrong for a screen reader', async () => {
    const { screen } = await chat(state);
    const { violations } = await axe.run(screen.container, {
      // The page sets the size and colour of targets.
      rules: { region: { enabled: false }, 'target-size': { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});

it('works by keyboard', async () => {
  const { screen, persona } = await chat(states.live);
  await screen.getByRole('textbox', { name: 'Message' }).click();
  await userEvent.keyboard('And the boat?{Enter}');
  expect(persona.ask).toHaveBeenCalledWith('And the boat?', { source: 'text' });
});
