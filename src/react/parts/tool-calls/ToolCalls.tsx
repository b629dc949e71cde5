'use client';

import { forwardRef, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import type { ToolCall } from '../../../core/index.js';
import { usePersonaToolCalls } from '../../hooks/usePersonaToolCalls.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { ToolCallRow } from './ToolCallRow.js';

export interface ToolCallsProps extends Omit<ComponentPropsWithoutRef<'ul'>, 'children'> {
  /** Whose calls it shows: `turnId` of a message, say. */
  readonly turnId: string;
  /** Shows a call in your own way; `<ToolCalls.Call call={call} />` is the usual one. */
  readonly children?: (call: ToolCall) => ReactNode;
}

const usualRow = (call: ToolCall) => <ToolCallRow call={call} />;

const ToolCallsRoot = forwardRef<HTMLUListElement, ToolCallsProps>(function ToolCalls(
  { turnId, className, children = usualRow, ...rest },
  ref,
) {
  const calls = usePersonaToolCalls(turnId);
  const { toolCalls } = useLabels();
  if (calls.length === 0) return null;
  return (
    <ul
      aria-label={toolCalls}
      {...rest}
      ref={ref}
      className={classNames('persona-root persona-tool-calls', className)}
    >
      {calls.map((call) => (
        <li key={call.id} className="persona-tool-item">
          {children(call)}
        </li>
      ))}
    </ul>
  );
});

/**
 * The tools that the model called in a turn: what is done and how it went, with request and result to open, and the
 * question to the user where a tool needs approval.
 *
 * @example
 * <ToolCalls turnId={message.turnId}>
 *   {(call) => (call.name === 'weather' ? <Forecast json={call.result} /> : <ToolCalls.Call call={call} />)}
 * </ToolCalls>
 */
export const ToolCalls = /* @__PURE__ */ Object.assign(ToolCallsRoot, { Call: ToolCallRow });
