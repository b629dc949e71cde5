'use client';

import type { ReactNode } from 'react';
import type { PersonaState } from '../../../core/index.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { englishExportLabels } from '../../labels/export-labels.js';
import { usePartLabels } from '../../labels/useLabels.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { PopupButton } from '../../shared/popup/PopupButton.js';

const ExportConversation = onDemand(() =>
  import('../export-conversation/ExportConversation.js').then((code) => code.ExportConversation),
);

const selectIsEmpty = ({ transcript }: PersonaState) => transcript.size === 0;

/** Opens the export of an ended conversation, if anything was said. */
export function SaveConversation(): ReactNode {
  const { title } = usePartLabels('exportConversation', englishExportLabels);
  if (usePersonaSelector(selectIsEmpty)) return null;
  return (
    <PopupButton
      icon="down"
      label={title}
      render={(props) => <button type="button" {...props} className="persona-button persona-button-quiet" />}
      renderPanel={() => <ExportConversation />}
    >
      {title}
    </PopupButton>
  );
}
