import { mergeCaptionLabels } from '../parts/captions/caption-labels.js';
import { englishLabels, type PersonaLabelOverrides, type PersonaLabels } from './labels.js';

/** The English texts with those of the app over them. A plural is replaced whole: languages differ in their forms. */
export function mergeLabels(overrides: PersonaLabelOverrides | undefined): PersonaLabels {
  if (!overrides) return englishLabels;
  const { ended, activity, timelineSpans, toolCall, toolNames, errors, ...others } = overrides;
  const { modes, modeHelp, modeDisabled, history, ending, picture, captions, ...rest } = others;
  return {
    ...englishLabels,
    ...rest,
    ended: { ...englishLabels.ended, ...ended },
    captions: mergeCaptionLabels(captions),
    picture: { ...englishLabels.picture, ...picture },
    ending: { ...englishLabels.ending, ...ending },
    activity: { ...englishLabels.activity, ...activity },
    timelineSpans: { ...englishLabels.timelineSpans, ...timelineSpans },
    history: mergeHistoryLabels(history),
    toolCall: { ...englishLabels.toolCall, ...toolCall },
    toolNames: { ...toolNames },
    modes: { ...englishLabels.modes, ...modes },
    modeHelp: { ...englishLabels.modeHelp, ...modeHelp },
    modeDisabled: { ...englishLabels.modeDisabled, ...modeDisabled },
    errors: { ...errors },
  };
}

function mergeHistoryLabels(overrides: PersonaLabelOverrides['history']): PersonaLabels['history'] {
  const english = englishLabels.history;
  if (!overrides) return english;
  return {
    ...english,
    ...overrides,
    sources: { ...english.sources, ...overrides.sources },
    statuses: { ...english.statuses, ...overrides.statuses },
    lengths: { ...english.lengths, ...overrides.lengths },
    modes: { ...english.modes, ...overrides.modes },
  };
}
