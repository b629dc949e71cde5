import { microphoneLifeErrors } from '../../../internal/errors/microphone-life-errors.js';
import { errorFactory, type PersonaError } from '../../../internal/persona-error.js';
import type { Microphone, MicrophoneChange } from '../../ports/microphone.js';
import { emit, setControl, setView, type Draft } from '../draft.js';
import { noMicrophone, type MicrophoneControl } from './microphone-control.js';
import { noSound, SILENCE_MS } from './microphone-silence.js';
import { withoutMicrophone, type DeviceChoice } from './microphone-state.js';

const microphoneError = errorFactory(microphoneLifeErrors);

/**
 * How long a start waits for the microphone. A microphone that is already allowed opens within this time. A start does
 * not wait for the prompt, which the user can answer during the session.
 */
const HOLD_START_MS = 1_000;

/**
 * Prepares the microphone for a new session. `wanted` is false in a text-only conversation, which never asks for the
 * microphone.
 */
export function beginMicrophone(draft: Draft, wanted: boolean, timeoutMs: number): void {
  setMicrophone(draft, { wanted, holdsStart: wanted, connected: null });
  if (!wanted) return setView(draft, { microphone: { status: 'idle' } });
  ask(draft);
  setView(draft, { microphone: { status: 'prompting' } });
  emit(draft, { type: 'timer/set', name: 'microphone-hold', ms: HOLD_START_MS });
  emit(draft, { type: 'timer/set', name: 'microphone', ms: timeoutMs });
}

/** Requests the microphone again after a refusal. */
export function requestMicrophone(draft: Draft): void {
  const { wanted } = draft.control.microphone;
  const { status } = draft.view.microphone;
  if (!wanted || status === 'granted' || status === 'prompting') return;
  ask(draft);
  setView(draft, { microphone: { status: 'prompting' } });
}

/** Uses a granted microphone. A grant that arrives too late is released immediately. */
export function acceptMicrophone(draft: Draft, request: number, device: Microphone): void {
  const { wanted, asking, device: before, request: latest } = draft.control.microphone;
  if (!wanted || !asking || request !== latest) {
    emit(draft, { type: 'microphone/close', microphone: device });
    return;
  }
  settle(draft);
  setMicrophone(draft, { device, silent: false });
  // The user may have muted or unmuted while the prompt was open.
  emit(draft, { type: 'microphone/set-muted', microphone: device, muted: draft.view.microphoneMuted });
  showDevice(draft);
  sendMicrophone(draft);
  if (before) dropDevice(draft, before);
}

/** Handles a refusal: the session continues without a microphone. If a device change fails, the old device stays. */
export function refuseMicrophone(draft: Draft, request: number, error: PersonaError): void {
  const { asking, request: latest, device } = draft.control.microphone;
  if (!asking || request !== latest) return;
  settle(draft);
  if (!device) return continueWithoutMicrophone(draft, error);
  showDevice(draft);
  emit(draft, { type: 'error/report', error });
}

/** Reports that the prompt has been open for long. A later response still counts. */
export function stopWaitingForPrompt(draft: Draft): void {
  if (draft.view.microphone.status !== 'prompting') return;
  continueWithoutMicrophone(
    draft,
    microphoneError('microphone-timeout', {
      message: 'The user did not respond to the permission prompt in time.',
    }),
  );
}

/** Replaces a device that was unplugged, or whose permission was revoked, with any available one. */
export function replaceLostMicrophone(draft: Draft, device: Microphone): void {
  if (draft.control.microphone.device !== device) return;
  dropDevice(draft, device);
  setMicrophone(draft, { device: null });
  setView(draft, { microphone: { status: 'prompting' } });
  ask(draft);
}

/** Reports the silence, because the user may keep talking without being heard. */
export function acceptSilence(draft: Draft, device: Microphone, silent: boolean): void {
  if (draft.control.microphone.device !== device) return;
  if (silent) {
    emit(draft, { type: 'timer/set', name: 'microphone-silence', ms: SILENCE_MS });
    return;
  }
  emit(draft, { type: 'timer/clear', name: 'microphone-silence' });
  setMicrophone(draft, { silent: false });
  showDevice(draft);
}

export function markMicrophoneSilent(draft: Draft): void {
  setMicrophone(draft, { silent: true });
  showDevice(draft);
}

/**
 * Asks again when a microphone may have become usable, or the selected one is back. Errors are not reported, because
 * the user did not ask.
 */
export function acceptMicrophoneChange(draft: Draft, change: MicrophoneChange): void {
  const { wanted, asking, device } = draft.control.microphone;
  if (!wanted || asking) return;
  const { microphone, devices } = draft.view;
  const isBack = device !== null && devices.microphoneId !== null && device.deviceId !== devices.microphoneId;
  const isMissing = device === null && microphone.status === 'unavailable';
  const canHelp = change === 'granted' ? device === null : isBack || isMissing;
  if (canHelp) ask(draft);
}

export function chooseDevices(draft: Draft, choice: Partial<DeviceChoice>): void {
  const before = draft.view.devices;
  const devices = { ...before, ...choice };
  if (devices.microphoneId === before.microphoneId && devices.speakerId === before.speakerId) return;
  setView(draft, { devices });
  const { wanted, device } = draft.control.microphone;
  if (!wanted || devices.microphoneId === before.microphoneId) return;
  if (!device && draft.view.microphone.status !== 'prompting')
    setView(draft, { microphone: { status: 'prompting' } });
  ask(draft);
}

/** Mutes or unmutes all devices in this and every later session, also before the first start. */
export function muteMicrophone(draft: Draft, muted: boolean): void {
  if (draft.view.microphoneMuted !== muted) setView(draft, { microphoneMuted: muted });
  const { device } = draft.control.microphone;
  if (!device) return;
  emit(draft, { type: 'microphone/set-muted', microphone: device, muted });
  showDevice(draft);
}

/**
 * Connects the current microphone to the live session. Before the session is live, the SDK would replace it with its
 * own.
 */
export function sendMicrophone(draft: Draft): void {
  const { device, connected } = draft.control.microphone;
  const { phase, attempt } = draft.control.session;
  if (!device || device === connected || phase !== 'live') return;
  setMicrophone(draft, { connected: device });
  emit(draft, { type: 'microphone/send', attempt, microphone: device });
}

/** Closes a microphone that the connection refused, to turn off the recording indicator. */
export function acceptRefusedMicrophone(draft: Draft, device: Microphone, error: PersonaError): void {
  if (draft.control.microphone.device !== device) return;
  dropDevice(draft, device);
  setMicrophone(draft, { device: null });
  continueWithoutMicrophone(draft, error);
}

/** Releases the microphone when the session has ended. */
export function endMicrophone(draft: Draft): void {
  const { device, request } = draft.control.microphone;
  settle(draft);
  if (device) dropDevice(draft, device);
  setMicrophone(draft, { ...noMicrophone, request });
  setView(draft, { microphone: { status: 'idle' } });
}

function ask(draft: Draft): void {
  const request = draft.control.microphone.request + 1;
  setMicrophone(draft, { request, asking: true });
  emit(draft, { type: 'microphone/open', request, deviceId: draft.view.devices.microphoneId });
}

function settle(draft: Draft): void {
  setMicrophone(draft, { asking: false, holdsStart: false });
  emit(draft, { type: 'timer/clear', name: 'microphone' });
  emit(draft, { type: 'timer/clear', name: 'microphone-hold' });
}

/** Stops using a device that changed or is gone. The measured silence no longer applies. */
function dropDevice(draft: Draft, device: Microphone): void {
  emit(draft, { type: 'timer/clear', name: 'microphone-silence' });
  emit(draft, { type: 'microphone/close', microphone: device });
}

function continueWithoutMicrophone(draft: Draft, error: PersonaError): void {
  const { microphone } = draft.view;
  // Reports the error once, even after several attempts.
  if ('error' in microphone && microphone.error.code === error.code) return;
  setView(draft, { microphone: withoutMicrophone(error) });
  emit(draft, { type: 'error/report', error });
}

function showDevice(draft: Draft): void {
  const { device, silent } = draft.control.microphone;
  if (!device) return;
  // A muted user expects no sound.
  if (silent && !draft.view.microphoneMuted) return continueWithoutMicrophone(draft, noSound());
  const { deviceId, stream } = device;
  const shown = draft.view.microphone;
  const isShown = shown.status === 'granted' && shown.stream === stream && shown.deviceId === deviceId;
  if (!isShown) setView(draft, { microphone: { status: 'granted', deviceId, stream } });
}

export function setMicrophone(draft: Draft, change: Partial<MicrophoneControl>): void {
  setControl(draft, { microphone: { ...draft.control.microphone, ...change } });
}
