'use client';

import { forwardRef } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { usePersonaContext } from '../../provider/persona-context.js';
import type { ControlButtonProps } from '../../shared/ControlButton.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { PopupButton } from '../../shared/popup/PopupButton.js';

const DisclosureText = onDemand(() => import('./DisclosureText.js').then((code) => code.DisclosureText));

/**
 * The AI badge: says that the user talks to an AI, and explains it on a click. Hidden if `privacy.disclosure` is `false` or
 * `'anam'`.
 */
export const StageDisclosure = forwardRef<HTMLButtonElement, ControlButtonProps>(
  function StageDisclosure(props, ref) {
    const { ai, aiNotice } = useLabels();
    if (!usePersonaContext('<Stage.Disclosure>').disclosure) return null;
    return (
      <PopupButton
        {...props}
        ref={ref}
        icon="more"
        label={aiNotice}
        data-intent="disclosure"
        renderPanel={() => <DisclosureText />}
      >
        {ai}
      </PopupButton>
    );
  },
);
