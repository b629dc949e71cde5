'use client';

import { memo } from 'react';
import type { ToolCall } from '../../../core/index.js';
import { useToolView } from '../../shared/useToolView.js';
import { ToolCallCard } from './ToolCallCard.js';
import { ToolCallComponent } from './ToolCallComponent.js';

export interface ToolCallRowProps {
  readonly call: ToolCall;
}

/** One call: the app's component for it, or a card with its state, its details, and the approval prompt. */
export const ToolCallRow = memo(function ToolCallRow({ call }: ToolCallRowProps) {
  const view = useToolView(call.name);
  const card = <ToolCallCard call={call} view={view} />;
  return view?.render ? <ToolCallComponent call={call} view={view} instead={card} /> : card;
});
