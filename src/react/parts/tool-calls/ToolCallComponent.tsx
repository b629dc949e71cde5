'use client';

import {
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import type { ToolCall } from '../../../core/index.js';
import { usePersona } from '../../hooks/usePersona.js';
import { ReasoningSettingsContext } from '../../provider/reasoning-settings-context.js';
import type { ToolView } from '../../provider/tool-views.js';
import { Rendered } from '../../shared/renderer/Rendered.js';
import { readCall } from './read-call.js';

interface ToolCallComponentProps {
  readonly call: ToolCall;
  readonly view: ToolView;
  /**
   * The usual card. It is shown if a call does not fit the schemas, if the component throws, or if the component lacks
   * controls for a pending approval.
   */
  readonly instead: ReactNode;
}

/** Renders the app's component for a call. */
export function ToolCallComponent({ call, view, instead }: ToolCallComponentProps): ReactNode {
  const persona = usePersona();
  const { redact } = useContext(ReasoningSettingsContext);
  const { id, name, status } = call;
  const respond = useCallback(
    (approved: boolean, reason?: string) => persona.respondToToolCall(id, approved, reason),
    [persona, id],
  );
  const { parameters, result, render } = view;
  const read = useMemo(
    () => readCall(call, { parameters, result }, respond, redact),
    [call, parameters, result, respond, redact],
  );
  const box = useRef<HTMLDivElement>(null);
  const hasControl = useHasControl(box, status === 'awaiting-approval');
  if (!read) return instead;
  return (
    <>
      <div ref={box} className="persona-tool-component" data-tool={name} data-status={status}>
        <Rendered
          name={`render of usePersonaTool('${name}')`}
          inputs={[read, render]}
          render={() => render?.(read as never)}
          instead={instead}
        />
      </div>
      {!hasControl && instead}
    </>
  );
}

const control = 'button, a[href], input, select, textarea, [tabindex]';

/** Whether the app's component contains a control. Without one, the user could not answer a pending approval. */
function useHasControl(box: RefObject<HTMLElement | null>, isNeeded: boolean): boolean {
  const [has, setHas] = useState(true);
  useLayoutEffect(() => {
    const { current } = box;
    if (!isNeeded || !current) return undefined;
    const look = () => setHas(current.querySelector(control) !== null);
    look();
    const observer = new MutationObserver(look);
    observer.observe(current, { subtree: true, childList: true });
    return () => observer.disconnect();
  }, [box, isNeeded]);
  return has || !isNeeded;
}
