import { useEffect, type MouseEvent, type ReactNode } from 'react';
import { CopyLink } from './copy-link.js';
import { layoutIds, layouts } from './layouts.js';
import type { PageConfig } from './page-config.js';
import type { Place } from './place.js';
import type { DemoScenario } from './scenarios.js';
import { ThemeToggle } from './theme-toggle.js';
import { Thumbnail } from './thumbnail.js';
import { WhatRuns } from './what-runs.js';

interface GalleryProps {
  readonly place: Place;
  readonly scenarios: readonly DemoScenario[];
  readonly config: PageConfig;
  readonly urlOf: (change: Partial<Place>) => string;
  readonly onChoose: (change: Partial<Place>) => void;
  /** Whether the gallery is open on screens that have no space for it beside the chat. */
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The layouts and scenarios, as links that can be shared. */
export function Gallery({ place, scenarios, config, urlOf, onChoose, isOpen, onClose }: GalleryProps) {
  useEscape(isOpen, onClose);
  const link = (change: Partial<Place>, isCurrent: boolean, content: ReactNode) => (
    <Choice
      key={Object.values(change).join()}
      href={urlOf(change)}
      isCurrent={isCurrent}
      onChoose={() => onChoose(change)}
    >
      {content}
    </Choice>
  );
  return (
    <nav id="demo-gallery" className="demo-gallery" aria-label="Gallery" data-open={isOpen}>
      <h2 id="demo-layouts">Layout</h2>
      <ul className="demo-layouts" aria-labelledby="demo-layouts">
        {layoutIds.map((id) =>
          link(
            { layout: id },
            place.layout === id,
            <>
              <Thumbnail {...layouts[id]} />
              <b>{layouts[id].name}</b>
            </>,
          ),
        )}
      </ul>
      <p className="demo-about">{layouts[place.layout].about}</p>
      <h2 id="demo-scenarios">Try</h2>
      <ul className="demo-scenarios" aria-labelledby="demo-scenarios">
        {scenarios.map(({ id, name }) => link({ scenario: id }, place.scenario === id, <b>{name}</b>))}
      </ul>
      <div className="demo-foot">
        <CopyLink />
        <ThemeToggle />
      </div>
      <WhatRuns config={config} />
    </nav>
  );
}

/** Escape closes the gallery while it covers the chat, wherever the focus is. */
function useEscape(isOpen: boolean, onClose: () => void): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const closeOnEscape = (event: KeyboardEvent) => {
      const button = document.querySelector<HTMLElement>('.demo-gallery-toggle');
      // In a wide window the gallery covers nothing, and the button is hidden.
      if (event.key !== 'Escape' || !button?.checkVisibility()) return;
      event.stopPropagation();
      onClose();
      button.focus();
    };
    document.addEventListener('keydown', closeOnEscape, true);
    return () => document.removeEventListener('keydown', closeOnEscape, true);
  }, [isOpen, onClose]);
}

interface ChoiceProps {
  readonly href: string;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

function Choice({ href, isCurrent, onChoose, children }: ChoiceProps) {
  const choose = (event: MouseEvent) => {
    // The browser handles clicks that open a tab or a window.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onChoose();
  };
  return (
    <li>
      <a href={href} aria-current={isCurrent} onClick={choose}>
        {children}
      </a>
    </li>
  );
}
