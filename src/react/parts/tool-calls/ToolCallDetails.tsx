'use client';

import { useContext, useMemo, type ReactNode } from 'react';
import type { ToolCall } from '../../../core/index.js';
import { useLabels } from '../../labels/useLabels.js';
import { ReasoningSettingsContext } from '../../provider/reasoning-settings-context.js';
import { redactedJson } from '../../reasoning/redaction.js';
import { readableJson } from '../../shared/tool-text.js';

/** The arguments and the result of a call, redacted like thoughts, as plain text. */
export function ToolCallDetails({ call }: { readonly call: ToolCall }): ReactNode {
  const labels = useLabels();
  const { arguments: args, result, status } = call;
  return (
    <div
      className="persona-disclosure-scroll"
      role="group"
      aria-label={labels.toolDetails}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keyboard users must be able to scroll it
      tabIndex={0}
    >
      <Detail title={labels.toolArguments} text={args} />
      {result !== null && (
        <Detail title={status === 'failed' ? labels.toolFailure : labels.toolResult} text={result} />
      )}
    </div>
  );
}

function Detail({ title, text }: { readonly title: string; readonly text: string }) {
  const { redact } = useContext(ReasoningSettingsContext);
  const { hidden } = useLabels().history;
  const readable = useMemo(() => {
    const shown = redactedJson(text, redact);
    return shown === null ? hidden : readableJson(shown);
  }, [text, redact, hidden]);
  return (
    <>
      <p className="persona-tool-detail-title">{title}</p>
      <pre className="persona-tool-detail" dir="auto">
        {readable}
      </pre>
    </>
  );
}
