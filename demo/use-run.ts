import { useEffect, useState } from 'react';
import type { Run, Runtime } from './runtime.js';
import type { DemoScenario } from './scenarios.js';

interface Opened {
  /** What the last scenario that could be opened runs on. */
  readonly run: Run | null;
  readonly error: string | null;
}

/** Opens a scenario, and another one when it changes. */
export function useRun(runtime: Runtime, scenario: DemoScenario | undefined): Opened {
  const [opened, setOpened] = useState<Opened>({ run: null, error: null });
  useEffect(() => {
    if (!scenario) return undefined;
    let isCurrent = true;
    const show = (next: Opened) => isCurrent && setOpened(next);
    runtime.open(scenario).then(
      (run) => show({ run, error: null }),
      (error: unknown) => show({ run: null, error: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [runtime, scenario]);
  return opened;
}
