import { englishLabels, type PersonaLabelOverrides, type PersonaLabels } from './labels.js';

/** The English texts with those of the app over them. A plural is replaced whole: languages differ in their forms. */
export function mergeLabels(overrides: PersonaLabelOverrides | undefined): PersonaLabels {
  if (!overrides) return englishLabels;
  const { ended, activity, timelineSpans, toolCall, toolNames, errors, ...others } = overrides;
  const { modes, modeHelp, modeDisabled, ...rest } = others;
  return {
    ...englishLabels,
    ...rest,
    ended: { ...englishLabels.ended, ...ended },
    activity: { ...englishLabels.activity, ...activity },
    timelineSpans: { ...englishLabels.timelineSpans, ...timelineSpans },
    toolCall: { ...englishLabels.toolCall, ...toolCall },
    toolNames: { ...toolNames },
    modes: { ...englishLabels.modes, ...modes },
    modeHelp: { ...englishLabels.modeHelp, ...modeHelp },
    modeDisabled: { ...englishLabels.modeDisabled, ...modeDisabled },
    errors: { ...errors },
  };
}
