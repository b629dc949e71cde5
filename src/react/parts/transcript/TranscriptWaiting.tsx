'use client';

import { forwardRef, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { PersonaState, TranscriptMessage } from '../../../core/index.js';
import { usePersona } from '../../hooks/usePersona.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { TranscriptEmpty } from './TranscriptEmpty.js';

/** More messages than fit in a view. The rest is shown when the code has loaded. */
const GROUPS = 2;

const select = ({ transcript }: PersonaState) => transcript;

/** Props of `TranscriptWaiting`: the attributes of its `<div>`. */
export type TranscriptWaitingProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'>;

/**
 * The heard part of the newest messages as plain text. Use it while the code of `Transcript` loads, and in
 * server-rendered HTML, as `PersonaChat` does.
 *
 * @example
 * const Transcript = lazy(() => import('anam-react').then((code) => ({ default: code.Transcript })));
 *
 * <Suspense fallback={<TranscriptWaiting />}>
 *   <Transcript />
 * </Suspense>
 *
 * @throws PersonaError `config-context` outside a provider
 */
export const TranscriptWaiting = forwardRef<HTMLDivElement, TranscriptWaitingProps>(
  function TranscriptWaiting({ className, ...rest }, ref) {
    const { size, groups } = useStore(usePersona().store, select);
    const { transcript } = useLabels();
    return (
      <div {...rest} ref={ref} className={classNames('persona-root persona-transcript', className)}>
        <div className="persona-transcript-scroll" role="log" aria-live="off" aria-label={transcript}>
          <div className="persona-transcript-content">
            {size === 0 && <TranscriptEmpty />}
            {groups.slice(-GROUPS).map(({ id, items }) => (
              <div key={id} className="persona-message-group">
                {items.map((message) => (
                  <PlainRow key={message.id} message={message} />
                ))}
              </div>
            ))}
          </div>
        </div>
      </div>
    );
  },
);

function PlainRow({ message }: { readonly message: TranscriptMessage }): ReactNode {
  const labels = useLabels();
  const isUser = message.role === 'user';
  return (
    <div className="persona-message" data-role={message.role} data-turn-id={message.turnId}>
      <span className="persona-hidden">{`${isUser ? labels.you : labels.persona}: `}</span>
      <div className="persona-message-text" dir="auto">
        {saidOf(message)}
      </div>
    </div>
  );
}

function saidOf(message: TranscriptMessage): string {
  if (message.role === 'user') return message.text;
  return message.status === 'done' ? message.written : message.heard;
}
