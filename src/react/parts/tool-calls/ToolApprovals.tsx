'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { usePersonaToolCalls } from '../../hooks/usePersonaToolCalls.js';
import { ToolCallList } from './ToolCallList.js';

/** Props of `ToolApprovals`: the attributes of its `<ul>`. */
export type ToolApprovalsProps = Omit<ComponentPropsWithoutRef<'ul'>, 'children'>;

/**
 * All tool calls that wait for approval. Use it on a page without a `Transcript`, which shows them itself. Renders nothing
 * if no call is waiting.
 *
 * @example
 * <PersonaProvider {...options}>
 *   <Stage />
 *   <ToolApprovals />
 *   <Controls />
 * </PersonaProvider>
 */
export const ToolApprovals = forwardRef<HTMLUListElement, ToolApprovalsProps>(
  function ToolApprovals(props, ref) {
    const waiting = usePersonaToolCalls().filter(({ status }) => status === 'awaiting-approval');
    return <ToolCallList {...props} ref={ref} calls={waiting} />;
  },
);
