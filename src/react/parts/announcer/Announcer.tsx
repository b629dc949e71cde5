'use client';

import {
  forwardRef,
  useCallback,
  useContext,
  useMemo,
  useSyncExternalStore,
  type ComponentPropsWithoutRef,
} from 'react';
import type { PersonaState, ToolCall } from '../../../core/index.js';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { englishAnnouncerLabels } from '../../labels/announcer-labels.js';
import { lateLabels } from '../../labels/late-labels.js';
import { useLabels } from '../../labels/useLabels.js';
import { useChatActions } from '../../keyboard/useChatAction.js';
import { usePersonaContext } from '../../provider/persona-context.js';
import { ReasoningSettingsContext } from '../../provider/reasoning-settings-context.js';
import { toolViews } from '../../provider/tool-views.js';
import { classNames } from '../../shared/class-names.js';
import { questionIn, toolName } from '../../shared/tool-text.js';
import { announcement } from './announcement.js';

const useTexts = lateLabels((labels) => labels, englishAnnouncerLabels);

/** Props of `Announcer`: the attributes of its `<div>`. */
export type AnnouncerProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'>;

/** Announces what a key has toggled. A separate live region, so that the other text is not announced again. */
function Switched() {
  const { subscribe, said } = useChatActions();
  return (
    <div className="persona-hidden" role="status">
      {useSyncExternalStore(subscribe, said, said)}
    </div>
  );
}

/**
 * Announces state changes, finished answers and tools that wait for approval to screen readers, once each; at the start of
 * a session also that the user talks to an AI (`privacy.disclosure`). Use one per
 * persona; `PersonaChat` has it.
 *
 * @example
 * <PersonaProvider {...options}>
 *   <Stage />
 *   <Controls />
 *   <Announcer />
 * </PersonaProvider>
 */
export const Announcer = forwardRef<HTMLDivElement, AnnouncerProps>(function Announcer(
  { className, ...rest },
  ref,
) {
  const [shown, texts] = [useLabels(), useTexts()];
  const labels = useMemo(() => ({ ...shown, ...texts }), [shown, texts]);
  const persona = usePersona();
  const { redact } = useContext(ReasoningSettingsContext);
  const { disclosure } = usePersonaContext('<Announcer>');
  const select = useCallback(
    (state: PersonaState) => {
      const questionOf = (call: ToolCall) => {
        const view = toolViews.get(persona)?.find(call.name);
        const words = view?.wordsOf(call, redact) ?? toolName(call.name, labels);
        return [words, questionIn(call, redact)].filter(Boolean).join(': ');
      };
      return announcement(state, labels, questionOf, disclosure ? labels.aiNotice : '');
    },
    [labels, persona, redact, disclosure],
  );
  const text = usePersonaSelector(select);
  return (
    <>
      <Switched />
      <div {...rest} ref={ref} className={classNames('persona-hidden', className)} role="status">
        {text}
      </div>
    </>
  );
});
