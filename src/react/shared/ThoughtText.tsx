'use client';

import { useContext, type ReactNode } from 'react';
import { ReasoningSettingsContext } from '../provider/reasoning-settings-context.js';
import { MessageText } from './message-text/MessageText.js';
import { onDemand } from './on-demand/on-demand.js';
import type { AppTextProps } from './renderer/AppText.js';

const AppText = onDemand<AppTextProps>(
  () => import('./renderer/app-renderers.js').then((code) => code.AppText),
  ({ text, streaming }) => <MessageText text={text} done={!streaming} />,
);

interface ThoughtTextProps {
  /** The redacted text. */
  readonly text: string;
  readonly streaming: boolean;
}

/** Renders a thought with the app's renderer, or as plain text without one. */
export function ThoughtText({ text, streaming }: ThoughtTextProps): ReactNode {
  const { render } = useContext(ReasoningSettingsContext);
  return render ? (
    <AppText name="reasoning.render" text={text} streaming={streaming} render={render} />
  ) : (
    <MessageText text={text} done={!streaming} />
  );
}
