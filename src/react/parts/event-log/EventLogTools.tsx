'use client';

import { useId, useState, type ReactNode } from 'react';
import { useLabels, usePartLabels } from '../../labels/useLabels.js';
import { copyText } from '../../shared/copy-text.js';
import { englishEventLogLabels } from '../../labels/event-log-labels.js';
import type { RecordedEvent } from './event-recorder.js';
import { eventKinds, type EventKind } from './persona-events.js';

export type Shown = EventKind | 'everything';

interface EventLogToolsProps {
  readonly events: readonly RecordedEvent[];
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
  readonly isPaused: boolean;
  readonly onPause: () => void;
  readonly onClear: () => void;
}

export function EventLogTools(props: EventLogToolsProps): ReactNode {
  const { events, shown, onShow, isPaused, onPause, onClear } = props;
  const labels = usePartLabels('eventLog', englishEventLogLabels);
  const { history } = useLabels();
  const [told, tell] = useState('');
  const id = useId();
  const copy = () => {
    tell('');
    void copyText(JSON.stringify(events, null, 2), { ...history, ...labels }).then((isCopied) =>
      tell(isCopied ? labels.copied : labels.copyFailed),
    );
  };
  return (
    <div className="persona-tools persona-event-log-tools">
      <label htmlFor={id}>{labels.show}</label>
      <select id={id} value={shown} onChange={({ target }) => onShow(target.value as Shown)}>
        <option value="everything">{labels.everything}</option>
        {eventKinds.map((kind) => (
          <option key={kind}>{kind}</option>
        ))}
      </select>
      <Tool name={isPaused ? labels.resume : labels.pause} onClick={onPause} />
      <Tool name={labels.copy} onClick={copy} />
      <Tool name={labels.clear} onClick={onClear} />
      <span role="status">{told}</span>
    </div>
  );
}

function Tool({ name, onClick }: { readonly name: string; readonly onClick: () => void }): ReactNode {
  return (
    <button type="button" className="persona-button persona-button-quiet" onClick={onClick}>
      {name}
    </button>
  );
}
