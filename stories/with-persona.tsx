import { PersonaProvider, type CaptionSettings, type PersonaLabelOverrides } from 'anam-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { expect, waitFor } from 'storybook/test';
import { fixturePersona, type FixturePersona } from '../src/react/testing/fixture-persona.js';
import type { FixtureState } from '../src/react/testing/fixture-state.js';

interface WithPersonaProps {
  readonly persona: FixturePersona;
  readonly labels?: PersonaLabelOverrides | undefined;
  readonly captions?: Partial<CaptionSettings> | undefined;
  readonly width?: number | string | undefined;
  readonly height?: number | string | undefined;
  /** @default the theme of the toolbar */
  readonly theme?: 'light' | 'dark' | undefined;
  readonly dir?: 'ltr' | 'rtl' | undefined;
  readonly children: ReactNode;
}

/** Renders a part in a provider, on a page with the theme. */
export function WithPersona({
  persona,
  labels,
  captions,
  width = 400,
  height,
  theme,
  dir,
  children,
}: WithPersonaProps) {
  const frame = useRef<HTMLDivElement>(null);
  // The effects of the children have run before this one.
  useEffect(() => frame.current?.setAttribute('data-ready', ''), []);
  return (
    <div
      ref={frame}
      dir={dir}
      data-frame=""
      data-persona-theme={theme}
      style={{
        inlineSize: width,
        maxInlineSize: '100%',
        boxSizing: 'border-box',
        blockSize: height,
        padding: 12,
        ...(theme && { background: theme === 'dark' ? '#111417' : '#fff' }),
      }}
    >
      {/* A reader's choice in one story must not affect the next one. */}
      <PersonaProvider
        persona={persona}
        captions={{ storage: null }}
        {...(captions && { captions: { defaults: captions } })}
        {...(labels && { labels })}
      >
        {children}
      </PersonaProvider>
    </div>
  );
}

/**
 * Waits until the parts handle events. The built manual plays a story as soon as it is rendered, which is before React
 * runs the effects. In tests, React's `act` waits for them.
 */
export const partsAreReady = (canvasElement: HTMLElement) =>
  waitFor(() => expect(canvasElement.querySelector('[data-frame]')).toHaveAttribute('data-ready'));

export interface PartStoryArgs {
  readonly persona: FixturePersona;
  readonly theme?: 'light' | 'dark';
  readonly dir?: 'ltr' | 'rtl';
}

/** Returns the arguments for a story that shows this state. */
export const inState = (state: FixtureState): PartStoryArgs => ({ persona: fixturePersona(state) });
