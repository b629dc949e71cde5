'use client';

import { useContext, useId, useRef, useState, type ReactNode } from 'react';
import type { ToolCall } from '../../../core/index.js';
import { useLabels } from '../../labels/useLabels.js';
import { ReasoningSettingsContext } from '../../provider/reasoning-settings-context.js';
import type { ToolView } from '../../provider/tool-views.js';
import { DisclosureContent } from '../../shared/disclosure/DisclosureContent.js';
import { DisclosureTrigger } from '../../shared/disclosure/DisclosureTrigger.js';
import type { IconName } from '../../shared/Icon.js';
import { question } from '../../shared/question-icon.js';
import { useKeptFocus } from '../../hooks/useKeptFocus.js';
import { questionIn, toolSentence } from '../../shared/tool-text.js';
import { ToolApproval } from './ToolApproval.js';
import { ToolCallDetails } from './ToolCallDetails.js';

const progress = 'M12 4a8 8 0 1 0 8 8';

const icons: Record<ToolCall['status'], IconName> = {
  'input-streaming': progress,
  requested:
    'M20 6.5 16.5 10 14 7.5 17.5 4A5 5 0 0 0 11 10.5L4.5 17A1.8 1.8 0 0 0 7 19.5L13.5 13A5 5 0 0 0 20 6.5Z',
  'awaiting-approval': question,
  running: progress,
  done: 'M5 12.5l4.5 4.5L19 7.5',
  failed: 'alert',
  cancelled: 'close',
};

interface ToolCallCardProps {
  readonly call: ToolCall;
  readonly view: ToolView | undefined;
}

/** A tool call as a sentence, with its arguments and result on demand, and the approval prompt. */
export function ToolCallCard({ call, view }: ToolCallCardProps): ReactNode {
  const labels = useLabels();
  const { redact } = useContext(ReasoningSettingsContext);
  const { status } = call;
  const waits = status === 'awaiting-approval';
  const words = view?.wordsOf(call, redact) ?? toolSentence(call, labels);
  const asked = questionIn(call, redact);
  // The card is open while the call waits for approval, unless the user closes it.
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? (waits && call.arguments !== '{}');
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
        {words}
      </DisclosureTrigger>
      <DisclosureContent id={contentId} open={open}>
        <ToolCallDetails call={call} />
      </DisclosureContent>
      {waits && asked && (
        <p className="persona-tool-question" dir="auto">
          {asked}
        </p>
      )}
      {waits && <ToolApproval call={call} question={asked ? `${words} ${asked}` : words} />}
    </div>
  );
}
