'use client';

import {
  forwardRef,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { appearanceAttributes } from './appearance.js';
import { usePartLabels } from '../labels/useLabels.js';
import { LabelsProvider } from '../provider/LabelsProvider.js';
import { useLanguage } from '../hooks/useLanguage.js';
import { Icon } from '../shared/Icon.js';
import { onDemand } from '../shared/on-demand/on-demand.js';
import { isSameGesture } from '../shared/same-gesture.js';
import type { PersonaChatProps } from './chat-options.js';
import { englishLauncherLabels } from '../labels/launcher-labels.js';

// Most visitors of a page with a launcher do not open the chat.
const PersonaChat = onDemand<PersonaChatProps>(() =>
  import('./PersonaChat.js').then((code) => code.PersonaChat),
);

const LauncherWatch = onDemand(() => import('./LauncherWatch.js').then((code) => code.LauncherWatch));

/** Props of `PersonaLauncher`: those of `PersonaChat`, and the button that opens it. */
export type PersonaLauncherProps = PersonaChatProps & {
  /** The button texts. @default `labels.launcher` */
  readonly label?: ReactNode;
  /** Whether the chat is open at first. @default false */
  readonly defaultOpen?: boolean;
};

/**
 * A button in the corner of the page that opens `PersonaChat` above it. The chat is loaded when it is first opened and
 * stays mounted: after closing, a session continues until `limits.idleSeconds` ends it. It opens by itself when a tool call
 * waits for approval. Also needs `anam-react/layouts.css`.
 *
 * @example
 * <PersonaLauncher session="/api/persona/session" llm={{ client: adapter }} />
 *
 * @throws PersonaError `config-session`, `config-llm`, `config-invalid` when it is opened
 */
export const PersonaLauncher = forwardRef<HTMLButtonElement, PersonaLauncherProps>(function PersonaLauncher(
  { labels, ...props },
  ref,
) {
  return (
    <LabelsProvider labels={labels ?? {}}>
      <Launcher buttonRef={ref} {...props} />
    </LabelsProvider>
  );
});

function Launcher({
  label,
  defaultOpen = false,
  buttonRef,
  children,
  ...chat
}: PersonaLauncherProps & { readonly buttonRef: Ref<HTMLButtonElement> }) {
  const labels = usePartLabels('launcher', englishLauncherLabels);
  const language = useLanguage();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(defaultOpen);
  const [wasOpened, setWasOpened] = useState(defaultOpen);
  const [inSession, setInSession] = useState(false);
  // Whether the user opened it, so that the focus should move into the chat.
  const [moves, setMoves] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  useImperativeHandle<HTMLButtonElement | null, HTMLButtonElement | null>(buttonRef, () => button.current);
  const toggle = (event: MouseEvent) => {
    if (isSameGesture(button, event)) return;
    setOpen(!open);
    setWasOpened(true);
    setMoves(!open);
  };
  // Not the text field, because that would open the keyboard on a phone.
  useEffect(() => {
    if (moves) panel.current?.focus({ preventScroll: true });
  }, [moves]);
  const close = ({ key, defaultPrevented, nativeEvent }: KeyboardEvent) => {
    // If there is an answer, Escape only interrupts it.
    if (key !== 'Escape' || defaultPrevented || nativeEvent.isComposing) return;
    setOpen(false);
    setMoves(false);
    button.current?.focus();
  };
  return (
    <div {...language} {...appearanceAttributes(chat.appearance)} className="persona-root persona-launcher">
      <button
        ref={button}
        type="button"
        className="persona-launcher-button"
        aria-expanded={open}
        aria-controls={wasOpened ? id : undefined}
        onClick={toggle}
      >
        <Icon name={open ? 'close' : 'chat'} />
        <span>{label ?? labels[open ? 'close' : inSession ? 'back' : 'open']}</span>
        {inSession && !open && <span className="persona-dot" />}
      </button>
      {wasOpened && (
        // Handles Escape on anything in the panel.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <div
          ref={panel}
          id={id}
          role="group"
          aria-label={labels.open}
          tabIndex={-1}
          className="persona-launcher-panel"
          hidden={!open}
          onKeyDown={close}
        >
          <PersonaChat {...chat}>
            {children}
            <LauncherWatch onAsked={() => setOpen(true)} onSession={setInSession} />
          </PersonaChat>
        </div>
      )}
    </div>
  );
}
