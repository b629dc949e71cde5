/**
 * The contract of every part: the app's attributes, class and style on its element, a ref, and texts from the labels.
 */
import { cleanup, render } from '@testing-library/react';
import { createElement, createRef, forwardRef, useEffect, type ComponentType, type Ref } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { finished, openingHours, tableBooking } from '../testing/fixture-conversation.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import { errors, sessions, speaking, timeline } from '../testing/fixture-state.js';
import * as library from '../../index.js';
import type { HistoryPanelControl } from '../hooks/useHistoryPanel.js';
import { PersonaProvider } from '../provider/PersonaProvider.js';

beforeAll(() => {
  // The DOM of these tests has no observers.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
      disconnect = () => undefined;
    },
  );
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe = () => undefined;
      disconnect = () => undefined;
    },
  );
});
afterEach(cleanup);

type AnyPart = ComponentType<Record<string, unknown> & { ref?: Ref<Element> }>;

const {
  Announcer,
  Captions,
  Composer,
  ConsentDialog,
  Controls,
  DeviceCheck,
  Devices,
  EndingNotice,
  ErrorNotice,
  EventLog,
  ExportConversation,
  HistoryButton,
  HistoryPanel,
  MicrophoneLevel,
  ModeToggle,
  Reasoning,
  ReasoningHistory,
  ReasoningBar,
  Shortcuts,
  Stage,
  StageOrb,
  Timeline,
  ToolApprovals,
  ToolCalls,
  Transcript,
  TranscriptWaiting,
} = library;

const openPanel: HistoryPanelControl = {
  root: { current: null },
  // Every part in the table gets this id.
  id: 'my-part',
  isOpen: true,
  turnId: null,
  open: () => undefined,
  close: () => undefined,
  toggle: () => undefined,
  showInTranscript: () => undefined,
};

/** The dialog is open only while a start waits. */
const AskedConsent = forwardRef<HTMLDialogElement, object>(function AskedConsent(props, ref) {
  const { status, ask } = library.usePersonaConsent();
  useEffect(() => {
    if (status === 'required') ask();
  }, [status, ask]);
  return <ConsentDialog {...props} ref={ref} />;
});

const privacy = { consent: { version: '1', storage: null } };

/** The parts, each with the props that it needs to render. */
const parts: Record<string, [component: unknown, props?: object]> = {
  Announcer: [Announcer],
  Captions: [Captions],
  Composer: [Composer],
  ConsentDialog: [AskedConsent],
  Controls: [Controls],
  'Controls.Microphone': [Controls.Microphone],
  'Controls.Interrupt': [Controls.Interrupt],
  'Controls.Captions': [Controls.Captions],
  'Controls.Devices': [Controls.Devices],
  'Controls.End': [Controls.End],
  DeviceCheck: [DeviceCheck],
  Devices: [Devices],
  EndingNotice: [EndingNotice],
  ErrorNotice: [ErrorNotice],
  EventLog: [EventLog],
  ExportConversation: [ExportConversation],
  HistoryButton: [HistoryButton, { panel: openPanel }],
  HistoryPanel: [HistoryPanel, { panel: openPanel }],
  MicrophoneLevel: [MicrophoneLevel],
  ModeToggle: [ModeToggle],
  Reasoning: [Reasoning, { turnId: 'turn-0' }],
  ReasoningHistory: [ReasoningHistory],
  ReasoningBar: [ReasoningBar, { turnId: 'turn-0' }],
  Shortcuts: [Shortcuts],
  'Shortcuts.Button': [Shortcuts.Button],
  Stage: [Stage],
  StageOrb: [StageOrb],
  Timeline: [Timeline],
  ToolApprovals: [ToolApprovals],
  ToolCalls: [ToolCalls, { turnId: openingHours.turnId }],
  Transcript: [Transcript],
  TranscriptWaiting: [TranscriptWaiting],
};

const persona = () =>
  fixturePersona({
    session: sessions.live,
    modes: ['client', 'server'],
    turn: speaking(0),
    ...finished,
    toolCalls: [openingHours, tableBooking],
    timelines: [timeline(0)],
    error: errors.rateLimited,
    ending: { reason: 'idle', since: Date.UTC(2026, 0, 5, 11, 59), endsAt: Date.UTC(2026, 0, 5, 12) },
    endsAt: Date.UTC(2026, 0, 5, 12),
  });

describe('the parts', () => {
  it('are all in this table', () => {
    const components = Object.keys(library).filter((name) => /^[A-Z]/.test(name));
    const others = [
      'PersonaError',
      'LabelsProvider',
      'PersonaChat',
      'PersonaLauncher',
      'PersonaProvider',
      'ReasoningSettingsProvider',
    ];
    expect(components.filter((name) => !others.includes(name)).toSorted()).toEqual(
      Object.keys(parts)
        .filter((name) => !name.includes('.'))
        .toSorted(),
    );
  });

  it.each(Object.entries(parts))(
    '%s takes class, style, attributes and a ref',
    async (_, [component, props]) => {
      const ref = createRef<Element>();
      const { container } = render(
        <PersonaProvider persona={persona()} captions={{ storage: null }} privacy={privacy}>
          {createElement(component as AnyPart, {
            ...props,
            ref,
            className: 'mine',
            style: { order: 7 },
            id: 'my-part',
            'data-mine': 'yes',
          })}
        </PersonaProvider>,
      );
      // The code of some parts is loaded on demand.
      await vi.waitFor(() => expect(container.querySelector('#my-part')).not.toBeNull());
      const element = container.querySelector('#my-part') as HTMLElement;
      expect(ref.current).toBe(element);
      expect(element.dataset['mine']).toBe('yes');
      expect(element.style.order).toBe('7');
      expect(element.classList.contains('mine')).toBe(true);
      // Our own classes are still there.
      expect(element.className).toMatch(/persona-/);
    },
  );
});

it.each(['Microphone', 'Interrupt', 'Captions', 'Devices', 'End'] as const)(
  'Controls.%s can be a button of the app, with everything that ours has',
  (name) => {
    const Button = Controls[name];
    const ref = createRef<HTMLButtonElement>();
    const { container } = render(
      <PersonaProvider persona={persona()} captions={{ storage: null }}>
        <Button
          ref={ref}
          className="mine"
          render={(props) => <button data-own="" type="button" {...props} />}
        >
          Text
        </Button>
      </PersonaProvider>,
    );
    const own = container.querySelector<HTMLButtonElement>('[data-own]');
    expect(ref.current).toBe(own);
    expect(own?.getAttribute('aria-label')).toMatch(/\w/);
    expect(own?.textContent).toBe('Text');
    expect(own?.classList.contains('mine')).toBe(true);
  },
);
