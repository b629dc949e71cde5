import { scenarios, type Scenario, type SimulatorOptions } from 'anam-react/simulator';
import type { DemoScenario } from './scenarios.js';

const services: Readonly<Record<NonNullable<DemoScenario['service']>, Scenario>> = {
  'busy once': {
    ...scenarios.busy,
    ...(scenarios.busy.refuse && { refuse: { ...scenarios.busy.refuse, times: 1 } }),
  },
  'network breaks': scenarios.networkBreaks,
};

/** Returns the simulator options of a scenario. */
export function simulatorOptions(
  service: DemoScenario['service'],
  onEvent: NonNullable<SimulatorOptions['onEvent']>,
): SimulatorOptions {
  return {
    scenario: service ? services[service] : scenarios.happyPath,
    onEvent,
    media: {
      // Read at the start of each session, because a call on a phone fills the screen.
      get orientation() {
        const fills = new URLSearchParams(location.search).get('layout') === 'call';
        return fills && matchMedia('(orientation: portrait)').matches ? 'portrait' : 'landscape';
      },
    },
  };
}
