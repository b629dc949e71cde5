'use client';

import { useContext, type ReactNode } from 'react';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { TranscriptContext } from './transcript-context.js';

interface LooseCallsProps {
  readonly turnId: string | null;
}

const LooseToolCalls = onDemand<LooseCallsProps>(() =>
  import('../tool-calls/tool-parts.js').then((code) => code.LooseToolCalls),
);

/** Renders tool calls without a turn, if there are any. */
export function LooseCalls(props: LooseCallsProps): ReactNode {
  return useContext(TranscriptContext).hasLooseCalls && <LooseToolCalls {...props} />;
}
