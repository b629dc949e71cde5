'use client';

import {
  forwardRef,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
  type ComponentPropsWithoutRef,
  type ReactNode,
} from 'react';
import { isoTime } from '../../../internal/iso-time.js';
import { visibleText } from '../../../internal/visible-text.js';
import { ReasoningSettingsContext } from '../../provider/reasoning-settings-context.js';
import { usePersona } from '../../hooks/usePersona.js';
import { formatCount } from '../../labels/format-label.js';
import { useLabels, usePartLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { useStickToBottom } from '../../shared/useStickToBottom.js';
import { englishEventLogLabels } from '../../labels/event-log-labels.js';
import { EventLogTools, type Shown } from './EventLogTools.js';
import { EventRecorder, type RecordedEvent } from './event-recorder.js';

/** Props of `EventLog`: how many entries it keeps, and the attributes of its `<section>`. */
export interface EventLogProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  /** The maximum number of entries; older ones are removed. Read once. @default 500 */
  readonly limit?: number;
  /** The time in milliseconds since the epoch. Read once. @default Date.now */
  readonly now?: () => number;
}

/**
 * A live log of the persona: session, turns, messages, tools, microphone, network, errors. For developers; its styles are
 * in `anam-react/developer.css`. It records only while it is mounted. The log and its copy contain the first 80 characters
 * of user messages and errors, with `redactReasoning` applied and invisible characters escaped (`[U+202E]`). It contains
 * no keys or tokens.
 *
 * @example
 * {import.meta.env.DEV && <EventLog />}
 *
 * @throws PersonaError `config-context` outside a provider
 */
export const EventLog = forwardRef<HTMLElement, EventLogProps>(function EventLog(
  { limit = 500, now = Date.now, className, ...rest },
  ref,
) {
  const { store } = usePersona();
  const {
    locale,
    history: { hidden },
  } = useLabels();
  const labels = usePartLabels('eventLog', englishEventLogLabels);
  const [recorder] = useState(() => new EventRecorder(store, limit, now));
  const { redact } = useContext(ReasoningSettingsContext);
  useEffect(() => recorder.record((text) => visibleText(redact(text) ?? hidden)), [recorder, redact, hidden]);
  const all = useSyncExternalStore(recorder.subscribe, recorder.read, recorder.read);
  const [held, hold] = useState<readonly RecordedEvent[] | null>(null);
  const [shown, show] = useState<Shown>('everything');
  const { scroller, content, onScroll } = useStickToBottom();
  const events = (held ?? all).filter(({ kind }) => shown === 'everything' || kind === shown);
  const clear = () => {
    recorder.clear();
    if (held) hold([]);
  };
  return (
    <section
      aria-label={labels.title}
      {...rest}
      ref={ref}
      className={classNames('persona-root persona-event-log', className)}
    >
      <EventLogTools
        events={events}
        shown={shown}
        onShow={show}
        isPaused={held !== null}
        onPause={() => hold(held ? null : all)}
        onClear={clear}
      />
      <div
        ref={scroller}
        className="persona-event-log-scroll"
        role="log"
        aria-live="off"
        aria-label={formatCount(labels.count, events.length, locale)}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keyboard users must be able to scroll it
        tabIndex={0}
        onScroll={onScroll}
      >
        <div ref={content}>
          {events.length === 0 ? (
            <p className="persona-event-log-empty">{labels.empty}</p>
          ) : (
            <ol>
              {events.map((event) => (
                <EventRow key={event.id} event={event} />
              ))}
            </ol>
          )}
        </div>
      </div>
    </section>
  );
});

/** Formats a time with milliseconds, in the same way for every locale. */
const timeOf = (at: number) => isoTime(at).slice(11, 23);

function EventRow({ event: { at, kind, text } }: { readonly event: RecordedEvent }): ReactNode {
  return (
    <li data-kind={kind} dir="ltr">
      <time dateTime={isoTime(at)}>{timeOf(at)}</time>
      <span>{kind}</span>
      <span>{text}</span>
    </li>
  );
}
