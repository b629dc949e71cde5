'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { useReasoningMode } from '../../hooks/useReasoningMode.js';
import { useHistoryLabels } from '../../labels/useHistoryLabels.js';
import { classNames } from '../../shared/class-names.js';
import { useHistoryContext } from './history-context.js';

/** Filters, order, and whether reasoning blocks in the chat are open. */
export const HistoryFilters = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'>>(
  function HistoryFilters({ className, ...rest }, ref) {
    const history = useHistoryLabels();
    const { filter, setFilter, order, setOrder } = useHistoryContext('<ReasoningHistory.Filters>');
    return (
      <div {...rest} ref={ref} className={classNames('persona-history-filters', className)}>
        <Choice
          label={history.order}
          value={order}
          options={{ newest: history.newestFirst, oldest: history.oldestFirst }}
          onChange={setOrder}
        />
        <Choice
          label={history.source}
          value={filter.source}
          options={history.sources}
          onChange={(source) => setFilter({ source })}
        />
        <Choice
          label={history.status}
          value={filter.status}
          options={history.statuses}
          onChange={(status) => setFilter({ status })}
        />
        <Choice
          label={history.length}
          value={filter.length}
          options={history.lengths}
          onChange={(length) => setFilter({ length })}
        />
      </div>
    );
  },
);

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly showLabel?: boolean;
  readonly value: Value;
  readonly options: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({
  label,
  showLabel = false,
  value,
  options,
  onChange,
}: ChoiceProps<Value>) {
  return (
    <label className="persona-history-choice">
      <span className={showLabel ? undefined : 'persona-hidden'}>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value as Value)}>
        {(Object.entries(options) as [Value, string][]).map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Lets the user choose whether reasoning blocks in the chat are open. */
export const HistoryModeChoice = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'>>(
  function HistoryModeChoice({ className, ...rest }, ref) {
    const history = useHistoryLabels();
    const { mode, setMode } = useReasoningMode();
    return (
      <div {...rest} ref={ref} className={classNames('persona-history-filters', className)}>
        <Choice label={history.mode} showLabel value={mode} options={history.modes} onChange={setMode} />
      </div>
    );
  },
);
