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
  /** The card: for a call that does not fit the schemas, a component that throws, and a question that nobody asks. */
  readonly instead: ReactNode;
}

/** The component of the app for a call. */
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

/** What waits for the user must be answerable, also if the app's component has nothing to click. */
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
