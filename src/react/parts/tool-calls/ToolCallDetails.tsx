'use client';

import { useContext, useMemo, useState, type ReactNode } from 'react';
import type { ToolCall } from '../../../core/index.js';
import { useLabels } from '../../labels/useLabels.js';
import { useToolCallLabels } from '../../labels/useToolCallLabels.js';
import { ReasoningSettingsContext } from '../../provider/reasoning-settings-context.js';
import { redactedJson, type Redaction } from '../../reasoning/redaction.js';
import { readPartialJson } from '../../provider/partial-json.js';
import { readableJson } from '../../shared/tool-text.js';
import { ReadableValue } from './ReadableValue.js';

/** The arguments and the result of a call, redacted like thoughts: as a list, or as JSON. */
export function ToolCallDetails({ call }: { readonly call: ToolCall }): ReactNode {
  const labels = useToolCallLabels();
  const { redact } = useContext(ReasoningSettingsContext);
  const [asJson, setAsJson] = useState(false);
  const { arguments: args, result, status } = call;
  const isObject = isTable(args) || (result !== null && isTable(result));
  return (
    <div
      className="persona-disclosure-scroll"
      role="group"
      aria-label={labels.toolDetails}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keyboard users must be able to scroll it
      tabIndex={0}
    >
      <Detail
        title={labels.toolArguments}
        text={args}
        asJson={asJson}
        redact={redact}
        isPartial={status === 'input-streaming' || status === 'cancelled'}
      />
      {result !== null && (
        <Detail
          title={status === 'failed' ? labels.toolFailure : labels.toolResult}
          text={result}
          asJson={asJson}
          redact={redact}
        />
      )}
      {isObject && (
        <button
          type="button"
          className="persona-tool-raw"
          aria-pressed={asJson}
          onClick={({ detail }) => detail < 2 && setAsJson(!asJson)}
        >
          JSON
        </button>
      )}
    </div>
  );
}

const isTable = (text: string) => /^\s*[[{]/.test(text);

interface DetailProps {
  readonly title: string;
  readonly text: string;
  readonly asJson: boolean;
  readonly redact: Redaction;
  /** The model was still writing the arguments. */
  readonly isPartial?: boolean;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function Detail({ title, text, asJson, redact, isPartial = false }: DetailProps) {
  const { hidden } = useLabels().history;
  const shown = useMemo(() => redactedJson(text, redact), [text, redact]);
  return (
    <>
      <p className="persona-tool-detail-title">{title}</p>
      {shown === null ? <p>{hidden}</p> : <DetailText text={shown} asJson={asJson} isPartial={isPartial} />}
    </>
  );
}

function DetailText({ text, asJson, isPartial }: Omit<DetailProps, 'title' | 'redact'>) {
  const value = useMemo(
    () => (asJson || !isTable(text) ? undefined : isPartial ? readPartialJson(text) : readJson(text)),
    [text, asJson, isPartial],
  );
  if (typeof value === 'object' && value !== null) return <ReadableValue value={value} />;
  return (
    <pre className="persona-tool-detail" dir="auto">
      {readableJson(text)}
    </pre>
  );
}
