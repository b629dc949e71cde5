'use client';

import { Fragment, useContext, useLayoutEffect, type ReactNode } from 'react';
import type { DataPart, FilePart, PersonaMessage } from '../../../core/index.js';
import { useLabels } from '../../labels/useLabels.js';
import { Rendered } from '../../shared/renderer/Rendered.js';
import { ToolCallList } from '../tool-calls/ToolCallList.js';
import { TranscriptContext } from '../transcript/transcript-context.js';
import { MessageFile } from './MessageFile.js';
import { planMessage, type MessagePlan, type PlanMessage, type TextSpan } from './message-plan.js';

export interface MessageInsertsProps {
  readonly message: PersonaMessage;
  /** `null` until this code has given its plan to the row. */
  readonly plan: MessagePlan | null;
  readonly onLoaded: (planMessage: PlanMessage) => void;
  readonly textOf: (span: TextSpan) => ReactNode;
}

/** What stands in the text of an answer, from the first component on, with the text behind each. */
export function MessageInserts({ message, plan, onLoaded, textOf }: MessageInsertsProps): ReactNode {
  // Before the browser paints the text without them.
  useLayoutEffect(() => onLoaded(planMessage), [onLoaded]);
  return plan?.inserts.map(({ id, calls, parts, text }) => (
    <Fragment key={id}>
      <div className="persona-parts">
        <ToolCallList calls={calls} />
        {parts.map((part) => (
          <InsertedPart key={part.id} part={part} message={message} />
        ))}
      </div>
      {text && textOf(text)}
    </Fragment>
  ));
}

interface InsertedPartProps {
  readonly part: FilePart | DataPart;
  readonly message: PersonaMessage;
}

function InsertedPart({ part, message }: InsertedPartProps) {
  const { persona } = useLabels();
  const { renderData } = useContext(TranscriptContext);
  if (part.type === 'file')
    return (
      <MessageFile url={part.url} mediaType={part.mediaType} filename={part.filename} from={persona} />
    );
  return (
    renderData && (
      <Rendered
        name="renderData"
        inputs={[part, renderData]}
        render={() => renderData(part, message)}
        instead={null}
      />
    )
  );
}
