import type { Check } from './check.js';
import { reachableCheck, urlCheck } from './checks/address.js';
import { authAcceptedCheck, authEnforcedCheck, keyLeakCheck } from './checks/auth.js';
import { cumulativeCheck, extrasCheck, modelCheck, roleCheck, schemaCheck } from './checks/chunks.js';
import { contentTypeCheck } from './checks/content-type.js';
import { corsCheck } from './checks/cors.js';
import { finishCheck, terminatorCheck } from './checks/ending.js';
import { errorBodyCheck, rateHeadersCheck } from './checks/errors.js';
import { firstTokenCheck } from './checks/first-token.js';
import { framingCheck, keepAliveCheck } from './checks/framing.js';
import { geminiFramingCheck } from './checks/gemini-framing.js';
import { historyCheck, lengthCheck, rolesCheck, usageCheck } from './checks/parameters.js';
import { reasoningCheck } from './checks/reasoning.js';
import { spokenMarksCheck } from './checks/spoken-marks.js';
import { abortCheck, concurrencyCheck } from './checks/stability.js';
import { streamingCheck } from './checks/streaming.js';
import { toolsCheck } from './checks/tools.js';
import { utf8Check } from './checks/utf8.js';

/** In the order of the report. */
export const allChecks: readonly Check[] = [
  urlCheck,
  reachableCheck,
  authAcceptedCheck,
  authEnforcedCheck,
  keyLeakCheck,
  contentTypeCheck,
  framingCheck,
  streamingCheck,
  firstTokenCheck,
  keepAliveCheck,
  schemaCheck,
  extrasCheck,
  roleCheck,
  cumulativeCheck,
  finishCheck,
  terminatorCheck,
  utf8Check,
  usageCheck,
  modelCheck,
  reasoningCheck,
  historyCheck,
  toolsCheck,
  rolesCheck,
  errorBodyCheck,
  rateHeadersCheck,
  corsCheck,
  abortCheck,
  concurrencyCheck,
  lengthCheck,
  geminiFramingCheck,
  spokenMarksCheck,
];

/** These look at all responses, so they run last. */
export const lateChecks: readonly Check[] = [keyLeakCheck, rateHeadersCheck];
