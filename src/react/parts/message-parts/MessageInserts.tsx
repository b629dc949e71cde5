'use client';

import { Fragment, useLayoutEffect, type ReactNode } from 'react';
import type { DataPart, FilePart, PersonaMessage } from '../../../core/index.js';
import { useLabels } from '../../labels/useLabels.js';
import type { MessagePlan, PlanMessage, TextSpan } from '../../shared/message-plan.js';
import type { RenderData } from '../../shared/render-data.js';
import { Rendered } from '../../shared/renderer/Rendered.js';
import { CallsAndThoughts } from './CallsAndThoughts.js';
import { MessageFile } from './MessageFile.js';
import { MessageSources } from './MessageSources.js';
import { planMessage } from './message-plan.js';

export interface MessageInsertsProps {
  readonly message: PersonaMessage;
  /** `null` until this code has passed its plan to the row. */
  readonly plan: MessagePlan | null;
  readonly onLoaded: (planMessage: PlanMessage) => void;
  readonly textOf: (span: TextSpan) => ReactNode;
  readonly renderData: RenderData | undefined;
}

/** Renders the components in the text of an answer, each with the text after it. */
export function MessageInserts({
  message,
  plan,
  onLoaded,
  textOf,
  renderData,
}: MessageInsertsProps): ReactNode {
  // A layout effect, so that the browser never paints the text without them.
  useLayoutEffect(() => onLoaded(planMessage), [onLoaded]);
  return (
    <>
      {plan?.inserts.map(({ id, calls, parts, text }) => (
        <Fragment key={id}>
          <div className="persona-parts">
            <CallsAndThoughts turnId={message.turnId} calls={calls} />
            {parts.map((part) => (
              <InsertedPart key={part.id} part={part} message={message} renderData={renderData} />
            ))}
          </div>
          {text && textOf(text)}
        </Fragment>
      ))}
      <MessageSources message={message} />
    </>
  );
}

interface InsertedPartProps extends Pick<MessageInsertsProps, 'message' | 'renderData'> {
  readonly part: FilePart | DataPart;
}

function InsertedPart({ part, message, renderData }: InsertedPartProps) {
  const { persona } = useLabels();
  if (part.type === 'file')
    return <MessageFile url={part.url} mediaType={part.mediaType} filename={part.filename} from={persona} />;
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
