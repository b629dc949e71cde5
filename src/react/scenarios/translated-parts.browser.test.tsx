/** Every part in a page that the browser translates, while the conversation goes through all its states. */
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PersonaLauncher } from '../chat/PersonaLauncher.js';
import { Captions } from '../parts/captions/Captions.js';
import { DeviceCheck } from '../parts/devices/DeviceCheck.js';
import { EventLog } from '../parts/event-log/EventLog.js';
import { ExportConversation } from '../parts/export-conversation/ExportConversation.js';
import { ModeToggle } from '../parts/mode-toggle/ModeToggle.js';
import { ReasoningBar } from '../parts/reasoning-bar/ReasoningBar.js';
import { ReasoningHistory } from '../parts/reasoning-history/ReasoningHistory.js';
import { Shortcuts } from '../parts/shortcuts/Shortcuts.js';
import { Stage } from '../parts/stage/Stage.js';
import { Timeline } from '../parts/timeline/Timeline.js';
import { ToolApprovals } from '../parts/tool-calls/ToolApprovals.js';
import { Transcript } from '../parts/transcript/Transcript.js';
import { PersonaProvider } from '../provider/PersonaProvider.js';
import {
  answer,
  answerBeingSpoken,
  answerCutOff,
  firstThought,
  followUp,
  openingHours,
  question,
  secondThought,
  secondThoughtDone,
  tableBooking,
} from '../testing/fixture-conversation.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import {
  endedTurn,
  errors,
  failed,
  fixtureState,
  microphones,
  sessions,
  speaking,
  thinking,
  timeline,
  type FixtureState,
} from '../testing/fixture-state.js';
import { bareTexts, translatePage } from '../testing/translate-page.js';

let stop: () => void = () => undefined;
afterEach(() => stop());

const waiting = timeline(1, { firstWordAt: null, lastWordAt: null, endedAt: null, outcome: null });
const talk = { messages: [question, answer, followUp], thoughts: [firstThought] };

/** From the start to the end and back, so that everything that can appear, change and disappear does. */
const states: readonly FixtureState[] = [
  {},
  { session: sessions.connecting },
  { session: sessions.live, ...talk, timelines: [timeline(0)], microphone: microphones.listening },
  {
    session: sessions.live,
    turn: thinking(1),
    ...talk,
    thoughts: [firstThought, secondThought],
    timelines: [timeline(0), waiting],
    toolCalls: [tableBooking],
    userInterim: 'Wait',
  },
  {
    session: sessions.live,
    turn: speaking(1),
    messages: [...talk.messages, answerBeingSpoken],
    thoughts: [firstThought, secondThoughtDone],
    timelines: [timeline(0), timeline(1, { endedAt: null, outcome: null })],
    toolCalls: [openingHours],
  },
  {
    session: sessions.reconnecting,
    turn: endedTurn(1, 'interrupted'),
    messages: [...talk.messages, answerCutOff],
    thoughts: [firstThought, secondThoughtDone],
    timelines: [timeline(0), timeline(1, { outcome: 'interrupted' })],
    toolCalls: [{ ...tableBooking, turnId: null }],
    ending: { reason: 'idle', since: Date.now(), endsAt: Date.now() + 30_000 },
    error: errors.rateLimited,
  },
  { session: failed(errors.busy), ...talk, timelines: [timeline(0, { outcome: 'failed' })] },
  {},
];

const frames = async (count = 3) => {
  for (let frame = 0; frame < count; frame += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve));
};

async function everyPart() {
  const persona = fixturePersona({ modes: ['client', 'server'] });
  const screen = await render(
    <PersonaProvider persona={persona} captions={{ storage: null }} reasoning={{ defaultMode: 'always' }}>
      <Stage />
      <Captions />
      <ModeToggle />
      <Transcript />
      <ToolApprovals />
      <ReasoningHistory />
      <ReasoningBar turnId="turn-1" />
      <Timeline budget={{ responseMs: 1, modelMs: 1 }} />
      <EventLog />
      <ExportConversation />
      <DeviceCheck />
      <Shortcuts />
      <p>The last part</p>
    </PersonaProvider>,
  );
  const show = async (state: FixtureState) => {
    persona.set(fixtureState({ modes: ['client', 'server'], ...state }));
    await frames();
    for (const folded of screen.container.querySelectorAll<HTMLElement>('[aria-expanded="false"]'))
      folded.click();
    for (const details of screen.container.querySelectorAll('details')) details.open = true;
    await frames();
  };
  return { screen, show, root: screen.container };
}

it('no part has a text that React would look for after it was translated', async () => {
  const { show, root, screen } = await everyPart();
  for (const state of states) {
    await show(state);
    const field = root.querySelector('[type="search"]');
    if (field) await screen.getByRole('searchbox').fill('the');
    await frames();
    expect(bareTexts(root)).toEqual([]);
    if (field) await screen.getByRole('searchbox').fill('');
  }
});

it('every part goes on in a translated page, through a whole conversation', async () => {
  const { show, root, screen } = await everyPart();
  stop = translatePage(root);
  for (const state of [...states, ...states]) {
    await show(state);
    expect(root.textContent).toContain('The last part');
  }
  await show(states[3] ?? {});
  expect(root.querySelector('.persona-timeline')?.textContent).toContain('No word yet');
  await show(states[4] ?? {});
  expect(root.querySelector('.persona-timeline')?.textContent).not.toContain('No word yet');
  const thoughts = () =>
    [...root.querySelectorAll('.persona-history-list .persona-text-block')].map((block) => block.textContent);
  const before = thoughts();
  for (const query of ['the', 'th', 'e', 'nowhere', 'a']) {
    await screen.getByRole('searchbox').fill(query);
    await frames();
  }
  expect(root.querySelector('mark')).not.toBeNull();
  await screen.getByRole('searchbox').fill('');
  // A search collapses long thoughts again.
  await expect.poll(() => root.querySelector('mark')).toBeNull();
  await show(states[4] ?? {});
  expect(thoughts()).toEqual(before);
});

it('a device check says what it waits for, and then what it hears', async () => {
  const persona = fixturePersona();
  const screen = await render(
    <PersonaProvider persona={persona}>
      <DeviceCheck />
    </PersonaProvider>,
  );
  stop = translatePage(screen.container);
  for (let round = 0; round < 2; round += 1) {
    await screen.getByRole('button', { name: 'Test microphone' }).click();
    // Chromium's fake microphone beeps.
    await expect.poll(() => screen.container.textContent).toContain('Your microphone works.');
    await screen.rerender(<PersonaProvider persona={persona}>{null}</PersonaProvider>);
    await screen.rerender(
      <PersonaProvider persona={persona}>
        <DeviceCheck />
      </PersonaProvider>,
    );
  }
});

it.each([
  [1200, 800],
  [390, 780],
])('the launcher opens, speaks and closes in a translated page of %i × %i', async (width, height) => {
  await page.viewport(width, height);
  const persona = fixturePersona();
  const screen = await render(<PersonaLauncher persona={persona} captions={{ storage: null }} />);
  stop = translatePage();
  // With the keyboard, because two clicks would count as one gesture.
  const press = () => screen.container.querySelector<HTMLElement>('.persona-launcher-button')?.click();
  for (const state of states) {
    press();
    await frames();
    persona.set(fixtureState(state));
    await frames();
    await expect.poll(() => screen.container.querySelector('.persona-chat')).not.toBeNull();
    press();
    await frames();
  }
  await expect.element(screen.getByRole('button', { expanded: false })).toBeVisible();
  await page.viewport(1280, 800);
});
