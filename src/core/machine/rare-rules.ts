/**
 * Rules that few conversations need. They are in one module, because every module that is loaded on demand and uses the
 * other rules splits them into one more chunk, which costs more than it saves.
 */
export { answerPartRules } from './answer/answer-parts.js';
export { cueRules } from './speech/cue-rules.js';
export { modeRules } from './session/mode-transition.js';
export { updateRules } from './session/persona-update.js';
