import { microphoneErrors } from '../../../internal/errors/microphone-errors.js';
import { errorFactory, type PersonaError } from '../../../internal/persona-error.js';
import { setControl, setView, type Draft } from '../core-state.js';
import type { MicrophoneChange } from '../../browser/microphone-changes.js';
import { noMicrophone, type MicrophoneControl } from './microphone-control.js';
import { noSound, SILENCE_MS } from './microphone-silence.js';
import { withoutMicrophone, type DeviceChoice } from './microphone-state.js';
import type { Microphone } from '../../browser/microphone.js';

const microphoneError = errorFactory(microphoneErrors);

/**
 * How long a start waits for the microphone: one that is allowed already is there by then, and is given to the SDK
 * openly. For a prompt nobody waits: it is answered in the running session.
 */
const HOLD_START_MS = 1_000;

/** A session begins; `wanted` is false in a conversation that is only typed, which never asks. */
export function beginMicrophone(draft: Draft, wanted: boolean, timeoutMs: number): void {
  setMicrophone(draft, { wanted, holdsStart: wanted, connected: null });
  if (!wanted) return setView(draft, { microphone: { status: 'idle' } });
  ask(draft);
  setView(draft, { microphone: { status: 'prompting' } });
  draft.effects.push({ type: 'timer/set', name: 'microphone-hold', ms: HOLD_START_MS });
  draft.effects.push({ type: 'timer/set', name: 'microphone', ms: timeoutMs });
}

/** The user asks for it again, after a refusal. */
export function requestMicrophone(draft: Draft): void {
  const { wanted } = draft.control.microphone;
  const { status } = draft.view.microphone;
  if (!wanted || status === 'granted' || status === 'prompting') return;
  ask(draft);
  setView(draft, { microphone: { status: 'prompting' } });
}

/** A grant that comes when nobody waits for it any more is given back at once. */
export function acceptMicrophone(draft: Draft, request: number, device: Microphone): void {
  const { wanted, asking, muted, device: before, request: latest } = draft.control.microphone;
  if (!wanted || !asking || request !== latest) {
    draft.effects.push({ type: 'microphone/close', microphone: device });
    return;
  }
  settle(draft);
  setMicrophone(draft, { device, silent: false });
  // The switch may have been turned while the prompt was open.
  draft.effects.push({ type: 'microphone/mute', microphone: device, muted });
  showDevice(draft);
  sendMicrophone(draft);
  if (before) draft.effects.push({ type: 'microphone/close', microphone: before });
}

/** The session goes on without: the user can type. A device that could not be changed stays. */
export function refuseMicrophone(draft: Draft, request: number, error: PersonaError): void {
  const { asking, request: latest, device } = draft.control.microphone;
  if (!asking || request !== latest) return;
  settle(draft);
  if (!device) return goWithout(draft, error);
  showDevice(draft);
  draft.effects.push({ type: 'error/report', error });
}

/** The prompt stands open for long: the session says so, and takes the answer when it comes. */
export function expectNoMicrophone(draft: Draft): void {
  if (draft.view.microphone.status !== 'prompting') return;
  goWithout(
    draft,
    microphoneError('microphone-timeout', { message: 'The permission prompt was not answered in time.' }),
  );
}

/** Unplugged, or taken away by the user: whatever is there now takes its place. */
export function loseMicrophone(draft: Draft, device: Microphone): void {
  if (draft.control.microphone.device !== device) return;
  draft.effects.push({ type: 'microphone/close', microphone: device });
  setMicrophone(draft, { device: null });
  setView(draft, { microphone: { status: 'prompting' } });
  ask(draft);
}

/** Whoever talks on is not heard, and has to be told. */
export function hearSilence(draft: Draft, device: Microphone, silent: boolean): void {
  if (draft.control.microphone.device !== device) return;
  if (silent) {
    draft.effects.push({ type: 'timer/set', name: 'microphone-silence', ms: SILENCE_MS });
    return;
  }
  draft.effects.push({ type: 'timer/clear', name: 'microphone-silence' });
  setMicrophone(draft, { silent: false });
  showDevice(draft);
}

export function missSound(draft: Draft): void {
  setMicrophone(draft, { silent: true });
  showDevice(draft);
}

/** A microphone may have become usable, or the chosen one is back. Tried without a word: nobody asked for it now. */
export function retryMicrophone(draft: Draft, change: MicrophoneChange): void {
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

export function muteMicrophone(draft: Draft, muted: boolean): void {
  const { device } = draft.control.microphone;
  setMicrophone(draft, { muted });
  if (!device) return;
  draft.effects.push({ type: 'microphone/mute', microphone: device, muted });
  showDevice(draft);
}

/** Gives the running session the microphone that there is now; before it is live the SDK would put its own in place. */
export function sendMicrophone(draft: Draft): void {
  const { device, connected } = draft.control.microphone;
  if (!device || device === connected || draft.control.session.phase !== 'live') return;
  setMicrophone(draft, { connected: device });
  const { attempt } = draft.control.session;
  draft.effects.push({ type: 'microphone/send', attempt, microphone: device });
}

/** The connection refused it: an open microphone that nobody hears would only light its lamp. */
export function refuseConnection(draft: Draft, device: Microphone, error: PersonaError): void {
  if (draft.control.microphone.device !== device) return;
  draft.effects.push({ type: 'microphone/close', microphone: device });
  setMicrophone(draft, { device: null });
  goWithout(draft, error);
}

/** The session is over. */
export function endMicrophone(draft: Draft): void {
  const { device, muted, request } = draft.control.microphone;
  settle(draft);
  if (device) draft.effects.push({ type: 'microphone/close', microphone: device });
  setMicrophone(draft, { ...noMicrophone, muted, request });
  setView(draft, { microphone: { status: 'idle' } });
}

function ask(draft: Draft): void {
  const request = draft.control.microphone.request + 1;
  setMicrophone(draft, { request, asking: true });
  draft.effects.push({ type: 'microphone/open', request, deviceId: draft.view.devices.microphoneId });
}

function settle(draft: Draft): void {
  setMicrophone(draft, { asking: false, holdsStart: false });
  draft.effects.push({ type: 'timer/clear', name: 'microphone' });
  draft.effects.push({ type: 'timer/clear', name: 'microphone-hold' });
  draft.effects.push({ type: 'timer/clear', name: 'microphone-silence' });
}

function goWithout(draft: Draft, error: PersonaError): void {
  const { microphone } = draft.view;
  // Told once, however often it is tried meanwhile.
  if ('error' in microphone && microphone.error.code === error.code) return;
  setView(draft, { microphone: withoutMicrophone(error) });
  draft.effects.push({ type: 'error/report', error });
}

function showDevice(draft: Draft): void {
  const { device, muted, silent } = draft.control.microphone;
  if (!device) return;
  // Who has muted it waits for no sound.
  if (silent && !muted) return goWithout(draft, noSound());
  const { deviceId, stream } = device;
  setView(draft, { microphone: { status: 'granted', muted, deviceId, stream } });
}

export function setMicrophone(draft: Draft, change: Partial<MicrophoneControl>): void {
  setControl(draft, { microphone: { ...draft.control.microphone, ...change } });
}
