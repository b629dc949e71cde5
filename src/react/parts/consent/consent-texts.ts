import type { ConsentLabels } from '../../labels/consent-labels.js';
import type { ConsentPurpose } from '../../provider/consent/consent-options.js';

/** Returns what goes where, one sentence for each destination. */
export function textsOfPurposes(purposes: readonly ConsentPurpose[], labels: ConsentLabels): string[] {
  const hasBoth = purposes.includes('model') && purposes.includes('model-through-anam');
  return purposes.flatMap((purpose) => {
    switch (purpose) {
      case 'model':
        return hasBoth ? labels.bothModels : labels.model;
      case 'model-through-anam':
        return hasBoth ? [] : labels.modelThroughAnam;
      case 'microphone':
      case 'voice':
      case 'storage':
        return labels[purpose];
    }
  });
}
