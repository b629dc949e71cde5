'use client';

import { forwardRef, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import type { ToolCall } from '../../../core/index.js';
import { useToolCallLabels } from '../../labels/useToolCallLabels.js';
import { classNames } from '../../shared/class-names.js';
import { Rendered } from '../../shared/renderer/Rendered.js';
import { ToolCallRow } from './ToolCallRow.js';

export interface ToolCallListProps extends Omit<ComponentPropsWithoutRef<'ul'>, 'children'> {
  readonly calls: readonly ToolCall[];
  /** Renders a call; the default is `<ToolCalls.Call call={call} />`. */
  readonly children?: (call: ToolCall) => ReactNode;
}

export const ToolCallList = forwardRef<HTMLUListElement, ToolCallListProps>(function ToolCallList(
  { calls, className, children: render, ...rest },
  ref,
) {
  const { toolCalls } = useToolCallLabels();
  if (calls.length === 0) return null;
  return (
    <ul
      aria-label={toolCalls}
      {...rest}
      ref={ref}
      className={classNames('persona-root persona-tool-calls', className)}
    >
      {calls.map((call) => {
        const usual = <ToolCallRow call={call} />;
        return (
          <li key={call.id} className="persona-tool-item">
            {render ? (
              <Rendered name="ToolCalls" inputs={[call]} render={() => render(call)} instead={usual} />
            ) : (
              usual
            )}
          </li>
        );
      })}
    </ul>
  );
});
