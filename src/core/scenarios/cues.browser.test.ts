/** Tags in the model's text with the unmodified SDK over real WebRTC, against the simulated engine. */
import { afterEach, expect, it } from 'vitest';
import { createSimulator, scenarios, type Simulator } from '../../simulator/index.js';
import { logItems } from '../machine/logs/grouped-log.js';
import type { Persona } from '../api/persona-api.js';
import { createPersona } from '../api/persona.js';

let simulator: Simulator;
let persona: Persona;

afterEach(async () => {
  await persona.destroy();
  simulator.uninstall();
});

it('sends each cue between its word and the next one, and by hand; an unknown one is refused', async () => {
  const warnings: string[] = [];
  simulator = createSimulator({ scenario: scenarios.happyPath, microphone: 'ignore' });
  simulator.install();
  persona = createPersona({
    session: simulator.session,
    llm: {
      client: {
        name: 'acting',
        async *stream() {
          yield* ['[hap', 'py] Good to see you. [s', 'ad] It is late. [surprised][warm] Oh!'].map(
            (text) => ({ type: 'text-delta', text }) as const,
          );
        },
      },
    },
    speech: { cues: true },
    advanced: {
      onWarning: (text) => warnings.push(text),
      // The page's types allow no unknown cue.
      onClient: (client) => {
        const send = client.sendDirectorNoteCue.bind(client);
        client.sendDirectorNoteCue = (tag, options) =>
          (tag as string) === 'angry'
            ? client.sendDataMessage(
                JSON.stringify({ message_type: 'director_note_cue', cue: { tag: 'bored' } }),
              )
            : send(tag, options);
        return () => undefined;
      },
    },
  });
  await persona.start();
  await persona.ask('Hi').ended;
  const [session] = simulator.sessions;
  expect(session?.cues).toEqual(['happy', 'sad', 'surprised', 'warm']);
  const spoken = simulator.log.flatMap(({ type, detail }): string[] => {
    const { cue_tag: tag, content, role } = (detail ?? {}) as Record<string, string>;
    if (type === 'directorNoteCueApplied') return [`[${tag}]`];
    return type === 'speechText' && role === 'persona' && content?.trim() ? [content.trim()] : [];
  });
  expect(spoken.join(' ')).toBe('Good [happy] to see you. It [sad] is late. Oh! [surprised] [warm]');
  const answer = logItems(persona.store.getState().transcript).at(-1);
  expect(answer).toMatchObject({ written: 'Good to see you. It is late. Oh!', status: 'done' });
  await persona.cue('curious');
  await expect.poll(() => session?.cues.at(-1)).toBe('curious');
  await persona.cue('angry');
  await expect.poll(() => warnings).toEqual(['Unknown Director Note cue: bored']);
  expect(session?.violations).toEqual([]);
});
