'use client';

import { useCallback, useMemo, useState } from 'react';
import type { PersonaMessage } from '../../../core/index.js';
import { usePersonaToolCalls } from '../../hooks/usePersonaToolCalls.js';
import type { MessagePlan, PlanMessage } from '../../shared/message-plan.js';

interface PlannedMessage {
  /** Whether the answer has components or sources, in its text or below it. */
  readonly hasParts: boolean;
  /** `null` while the code for it is loading, and if it is not needed. */
  readonly plan: MessagePlan | null;
  readonly onLoaded: (planMessage: PlanMessage) => void;
}

/**
 * Returns the positions of the components and sources of an answer. The code for this is loaded when the first of them
 * appears.
 */
export function useMessagePlan(message: PersonaMessage): PlannedMessage {
  const calls = usePersonaToolCalls(message.turnId);
  const [planMessage, setPlanMessage] = useState<PlanMessage | null>(null);
  const hasParts =
    message.parts.length > 0 ||
    message.withdrawn.length > 0 ||
    calls.some(({ writtenOffset }) => writtenOffset > 0);
  const plan = useMemo(
    () => (hasParts && planMessage ? planMessage(message, calls) : null),
    [hasParts, planMessage, message, calls],
  );
  const onLoaded = useCallback((code: PlanMessage) => setPlanMessage(() => code), []);
  return { hasParts, plan, onLoaded };
}
