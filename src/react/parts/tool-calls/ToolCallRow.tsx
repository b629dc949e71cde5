'use client';

import { memo, useId, useRef, useState } from 'react';
import type { ToolCall } from '../../../core/index.js';
import { useLabels } from '../../labels/useLabels.js';
import { DisclosureContent } from '../../shared/disclosure/DisclosureContent.js';
import { DisclosureTrigger } from '../../shared/disclosure/DisclosureTrigger.js';
import type { IconName } from '../../shared/Icon.js';
import { useKeptFocus } from '../../hooks/useKeptFocus.js';
import { toolSentence } from '../../shared/tool-text.js';
import { ToolApproval } from './ToolApproval.js';
import { ToolCallDetails } from './ToolCallDetails.js';

const icons: Record<ToolCall['status'], IconName> = {
  'input-streaming': 'tool',
  requested: 'tool',
  'awaiting-approval': 'question',
  running: 'progress',
  done: 'check',
  failed: 'alert',
  cancelled: 'close',
};

export interface ToolCallRowProps {
  readonly call: ToolCall;
}

/** One call: its state, its details, and the approval prompt. */
export const ToolCallRow = memo(function ToolCallRow({ call }: ToolCallRowProps) {
  const labels = useLabels();
  const { status } = call;
  const waits = status === 'awaiting-approval';
  // It is open while it waits for approval, unless the user closes it.
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? waits;
  const contentId = useId();
  const root = useRef<HTMLDivElement>(null);
  useKeptFocus(root, 'button');
  return (
    <div
      ref={root}
      className="persona-tool-call"
      data-status={status}
      data-tool={call.name}
      data-state={open ? 'open' : 'closed'}
    >
      <DisclosureTrigger
        icon={icons[status]}
        open={open}
        toggle={() => setChosen(!open)}
        contentId={contentId}
      >
        {toolSentence(call, labels)}
      </DisclosureTrigger>
      <DisclosureContent id={contentId} open={open}>
        <ToolCallDetails call={call} />
      </DisclosureContent>
      {waits && <ToolApproval call={call} />}
    </div>
  );
});
