import type { PersonaMode } from '../../../core/index.js';
import type { ConsentPurpose, ConsentRecord, ConsentTerms } from './consent-options.js';

/** Returns what the user is asked for. */
export function purposesOf(terms: ConsentTerms, modes: readonly PersonaMode[]): readonly ConsentPurpose[] {
  if (terms.purposes) return terms.purposes;
  const purposes: ConsentPurpose[] = [];
  if (terms.usesMicrophone) purposes.push('microphone');
  if (modes.includes('client')) purposes.push('model');
  if (modes.includes('server')) purposes.push('model-through-anam');
  purposes.push('voice');
  if (terms.savesConversation) purposes.push('storage');
  return purposes;
}

/** Returns the record if it is a consent to this version and to all of these purposes. */
export function currentRecord(
  saved: unknown,
  version: string,
  purposes: readonly ConsentPurpose[],
): ConsentRecord | null {
  if (typeof saved !== 'object' || saved === null) return null;
  const record = saved as Partial<ConsentRecord>;
  const isComplete =
    record.decision === 'accepted' &&
    record.version === version &&
    typeof record.at === 'string' &&
    typeof record.language === 'string' &&
    Array.isArray(record.purposes);
  return isComplete && purposes.every((purpose) => record.purposes?.includes(purpose))
    ? (record as ConsentRecord)
    : null;
}
