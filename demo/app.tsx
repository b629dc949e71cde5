import { useState } from 'react';
import { Gallery } from './gallery.js';
import { Header } from './header.js';
import { layouts } from './layouts.js';
import { Problems } from './problems.js';
import { RunView } from './run-view.js';
import type { Runtime } from './runtime.js';
import { usePlace } from './use-place.js';
import { useRun } from './use-run.js';

/** The page: a gallery of layouts and scenarios, and the selection from the URL. */
export function App({ runtime }: { readonly runtime: Runtime }) {
  const { scenarios, config, engine } = runtime;
  const [offered] = useState(() => scenarios.map(({ id }) => id));
  const { place, urlOf, go } = usePlace(offered);
  const [isOpen, setOpen] = useState(false);
  const [actions, setActions] = useState<HTMLElement | null>(null);
  const [developer, setDeveloper] = useState<HTMLElement | null>(null);
  const scenario = scenarios.find(({ id }) => id === place.scenario) ?? scenarios[0];
  const { run, error } = useRun(runtime, scenario);
  const choose = (change: Parameters<typeof go>[0]) => {
    go(change);
    setOpen(false);
  };
  return (
    <div className="demo">
      <Header
        config={config}
        actionsRef={setActions}
        gallery={{ isOpen, toggle: () => setOpen(!isOpen) }}
        developer={{ isOpen: place.developer, toggle: () => go({ developer: !place.developer }) }}
      />
      <Problems problems={config.problems} />
      <Gallery
        {...{ place, urlOf, scenarios, config, isOpen }}
        onChoose={choose}
        onClose={() => setOpen(false)}
      />
      <main className="demo-main">
        <div className="demo-brief">
          <h2>{scenario?.name}</h2>
          <p>{scenario?.about}</p>
        </div>
        <div className="demo-frame" data-layout={place.layout} data-chat={layouts[place.layout].chat}>
          {error !== null && <p role="alert">{error}</p>}
          {run && (
            <RunView
              key={run.scenario.id}
              run={run}
              layout={place.layout}
              slots={{ actions, developer: place.developer ? developer : null }}
              engine={engine}
            />
          )}
        </div>
      </main>
      <aside
        ref={setDeveloper}
        id="demo-developer"
        className="demo-developer persona-root"
        aria-label="Developer"
        hidden={!place.developer}
      />
    </div>
  );
}
