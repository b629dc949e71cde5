'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { usePersonaToolCalls } from '../../hooks/usePersonaToolCalls.js';
import { ToolCallList } from './ToolCallList.js';

/** Props of `ToolApprovals`: the attributes of its `<ul>`. */
export type ToolApprovalsProps = Omit<ComponentPropsWithoutRef<'ul'>, 'children'>;

/**
 * The tool calls that wait for the user's permission, also those outside a turn. For a page without a `Transcript`,
 * which has them where they belong; not there while nothing waits.
 *
 * @example
 * <Stage />
 * <ToolApprovals />
 * <Controls />
 */
export const ToolApprovals = forwardRef<HTMLUListElement, ToolApprovalsProps>(
  function ToolApprovals(props, ref) {
    const waiting = usePersonaToolCalls().filter(({ status }) => status === 'awaiting-approval');
    return <ToolCallList {...props} ref={ref} calls={waiting} />;
  },
);
