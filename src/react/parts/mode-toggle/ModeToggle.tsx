'use client';

import { forwardRef, useId, type ComponentPropsWithoutRef } from 'react';
import { usePersonaMode } from '../../hooks/usePersonaMode.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';

export type ModeToggleProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'>;

/**
 * Chooses who calls the model, and says what that means, or why it cannot be changed now. Not there when there is
 * nothing to choose.
 *
 * Two radio buttons and not a switch: a switch is on or off, and its name may not change with it, while neither mode is
 * the absence of the other and each has a name of its own (ARIA Authoring Practices, “Switch” and “Radio Group”). Being
 * the browser's own, they are one stop of the Tab key, and the arrow keys choose.
 *
 * @example
 * <PersonaProvider session="/api/persona/session" llm={{ client: adapter, server: { llmId } }}>
 *   <ModeToggle />
 *   <Transcript />
 * </PersonaProvider>
 */
export const ModeToggle = forwardRef<HTMLDivElement, ModeToggleProps>(function ModeToggle(
  { className, ...rest },
  ref,
) {
  const labels = useLabels();
  const id = useId();
  const { mode, modes, available, disabledReason, setMode } = usePersonaMode();
  if (!available) return null;
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-help`}
      // Not `disabled`: the focus is on it when the switch begins, and would be lost.
      aria-disabled={disabledReason !== null}
      {...rest}
      ref={ref}
      className={classNames('persona-root persona-mode', className)}
      data-mode={mode}
      data-state={disabledReason ?? 'ready'}
    >
      <span id={`${id}-name`} className="persona-mode-name">
        {labels.mode}
      </span>
      <div className="persona-mode-options">
        {modes.map((option) => (
          <label key={option} className="persona-mode-option" data-mode={option}>
            <input
              type="radio"
              name={id}
              value={option}
              checked={option === mode}
              aria-disabled={disabledReason !== null}
              onChange={() => disabledReason === null && setMode(option)}
            />
            <span>{labels.modes[option]}</span>
          </label>
        ))}
      </div>
      <p id={`${id}-help`} className="persona-mode-help">
        {disabledReason ? labels.modeDisabled[disabledReason] : labels.modeHelp[mode]}
      </p>
    </div>
  );
});
