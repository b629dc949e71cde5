'use client';

import { forwardRef } from 'react';
import { usePersonaToolCalls } from '../../hooks/usePersonaToolCalls.js';
import { ToolCallList, type ToolCallListProps } from './ToolCallList.js';
import { ToolCallRow } from './ToolCallRow.js';

/** Props of `ToolCalls`: the turn whose calls it shows, how it renders one, and the attributes of its `<ul>`. */
export interface ToolCallsProps extends Omit<ToolCallListProps, 'calls'> {
  /** The turn to show, for example the `turnId` of a message; `null` for calls without a turn. */
  readonly turnId: string | null;
}

const ToolCallsRoot = forwardRef<HTMLUListElement, ToolCallsProps>(function ToolCalls(
  { turnId, ...rest },
  ref,
) {
  return <ToolCallList {...rest} ref={ref} calls={usePersonaToolCalls(turnId)} />;
});

/**
 * The tool calls of a turn: their state, arguments and results, and the approval prompt if a tool needs approval.
 *
 * @example
 * <ToolCalls turnId={message.turnId}>
 *   {(call) => (call.name === 'weather' ? <pre>{call.result}</pre> : <ToolCalls.Call call={call} />)}
 * </ToolCalls>
 */
export const ToolCalls = /* @__PURE__ */ Object.assign(ToolCallsRoot, { Call: ToolCallRow });
