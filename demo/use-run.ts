import { useEffect, useState } from 'react';
import type { Run, Runtime } from './runtime.js';
import type { DemoScenario } from './scenarios.js';

interface Opened {
  /** The last scenario that could be opened. */
  readonly run: Run | null;
  readonly error: string | null;
}

/** Opens a scenario, and opens another one when the selection changes. */
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
