'use client';

import { useContext, type ReactNode } from 'react';
import { ReasoningSettingsContext } from '../../provider/reasoning-settings-context.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import type { AppTextProps } from '../../shared/renderer/AppText.js';
import { MessageText } from '../../shared/message-text/MessageText.js';

const AppText = onDemand<AppTextProps>(
  () => import('../../shared/renderer/app-renderers.js').then((code) => code.AppText),
  ({ text, streaming }) => <MessageText text={text} done={!streaming} />,
);

interface ThoughtTextProps {
  /** Redacted already. */
  readonly text: string;
  readonly streaming: boolean;
}

/** As the app wants it shown, else as plain text. */
export function ThoughtText({ text, streaming }: ThoughtTextProps): ReactNode {
  const { render } = useContext(ReasoningSettingsContext);
  return render ? (
    <AppText name="renderReasoning" text={text} streaming={streaming} render={render} />
  ) : (
    <MessageText text={text} done={!streaming} />
  );
}
