'use client';

import { forwardRef, useId, type ComponentPropsWithoutRef } from 'react';
import { usePersonaMode } from '../../hooks/usePersonaMode.js';
import { useModeLabels } from '../../labels/useModeLabels.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { ModeHelp } from './ModeHelp.js';

/** Props of `ModeToggle`: the attributes of its `<div>`. */
export type ModeToggleProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'>;

/**
 * Switches between client and server mode. A button shows the explanation, or the reason why the mode cannot be changed
 * now. Renders nothing if there is only one mode.
 *
 * It uses two radio buttons instead of a switch, because a switch is on or off, but neither mode is the absence of the
 * other and each has its own name (ARIA Authoring Practices, “Switch” and “Radio Group”). Native radio buttons are one tab
 * stop and support the arrow keys.
 *
 * @example
 * <PersonaProvider session="/api/persona/session" llm={{ client: adapter, server: { llmId: 'your-custom-llm-id' } }}>
 *   <ModeToggle />
 *   <Transcript />
 * </PersonaProvider>
 */
export const ModeToggle = forwardRef<HTMLDivElement, ModeToggleProps>(function ModeToggle(
  { className, ...rest },
  ref,
) {
  const { modes: names } = useLabels();
  const labels = useModeLabels();
  const id = useId();
  const { mode, modes, available, disabledReason, setMode } = usePersonaMode();
  if (!available) return null;
  const help = disabledReason ? labels.modeDisabled[disabledReason] : labels.modeHelp[mode];
  return (
    <div
      {...rest}
      ref={ref}
      className={classNames('persona-root persona-mode', className)}
      data-mode={mode}
      data-state={disabledReason ?? 'ready'}
    >
      <span id={`${id}-name`} className="persona-mode-name">
        {labels.mode}
      </span>
      <div
        role="radiogroup"
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-help`}
        // Not `disabled`, so that it keeps the focus during the switch.
        aria-disabled={disabledReason !== null}
        className="persona-mode-options"
      >
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
            <span>{names[option]}</span>
          </label>
        ))}
      </div>
      <p id={`${id}-help`} className="persona-hidden">
        {help}
      </p>
      <ModeHelp>{help}</ModeHelp>
    </div>
  );
});
