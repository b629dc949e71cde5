/** `persona.update` with the unmodified SDK over real WebRTC, against the simulated engine. */
import { afterEach, expect, it } from 'vitest';
import { createSimulator, scenarios, simulatedLlm, type Simulator } from '../../simulator/index.js';
import type { Persona } from '../api/persona-api.js';
import { createPersona } from '../api/persona.js';

let simulator: Simulator;
let persona: Persona;

afterEach(async () => {
  await persona.destroy();
  simulator.uninstall();
});

it('is confirmed by the engine, refused with its words, and sent again in the other mode', async () => {
  const warnings: string[] = [];
  simulator = createSimulator({ scenario: scenarios.happyPath, microphone: 'ignore' });
  simulator.install();
  persona = createPersona({
    session: simulator.session,
    llm: { client: simulatedLlm({ paceMs: 8 }), server: { llmId: 'mine' } },
    advanced: { onWarning: (text) => warnings.push(text) },
  });
  await persona.start();
  await expect(
    persona.update({ languageCode: 'de', voiceGenerationOptions: { speed: 1.2 } }),
  ).resolves.toEqual({
    confirmed: true,
  });
  await expect(persona.update({ voiceGenerationOptions: { speed: 9 } })).rejects.toMatchObject({
    code: 'update-refused',
    data: { detail: 'Invalid value: voiceGenerationOptions.speed' },
  });
  expect(warnings).toEqual(['Invalid value: voiceGenerationOptions.speed']);
  const [first] = simulator.sessions;
  await persona.setMode('server');
  expect(simulator.sessions.at(-1)).not.toBe(first);
  await expect
    .poll(() => simulator.sessions.at(-1)?.settings)
    .toEqual({
      languageCode: 'de',
      'voiceGenerationOptions.speed': 1.2,
    });
});
