'use client';

import { forwardRef } from 'react';
import { usePersonaToolCalls } from '../../hooks/usePersonaToolCalls.js';
import { ToolCallList, type ToolCallListProps } from './ToolCallList.js';
import { ToolCallRow } from './ToolCallRow.js';

/** Props of `ToolCalls`: the turn whose calls it shows, how it renders one, and the attributes of its `<ul>`. */
export interface ToolCallsProps extends Omit<ToolCallListProps, 'calls'> {
  /** Whose calls it shows: `turnId` of a message, say; `null` for those that belong to no turn. */
  readonly turnId: string | null;
}

const ToolCallsRoot = forwardRef<HTMLUListElement, ToolCallsProps>(function ToolCalls(
  { turnId, ...rest },
  ref,
) {
  return <ToolCallList {...rest} ref={ref} calls={usePersonaToolCalls(turnId)} />;
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
