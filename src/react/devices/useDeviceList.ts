'use client';

import { useEffect, useState } from 'react';
import type { MicrophoneState } from '../../core/index.js';

/** A microphone or a speaker that the user can select. */
export interface PersonaDevice {
  readonly id: string;
  /** As the browser names it. */
  readonly name: string;
}

export interface DeviceList {
  readonly microphones: readonly PersonaDevice[];
  readonly speakers: readonly PersonaDevice[];
}

const noDevices: DeviceList = { microphones: [], speakers: [] };
/** Entries of Chromium that stand for another one; here `null` is the system's choice. */
const aliases = new Set(['', 'default', 'communications']);

/**
 * What is plugged in, as far as the browser tells: before the microphone is allowed it tells nothing. Read again when
 * something is plugged in or out, and when `permission` changes.
 */
export function useDeviceList(permission: MicrophoneState['status']): DeviceList {
  const [list, setList] = useState(noDevices);
  useEffect(() => {
    const { mediaDevices } = navigator;
    // The answer to the prompt decides what is told.
    if (!mediaDevices?.enumerateDevices || permission === 'prompting') return;
    let isCurrent = true;
    const read = () =>
      void mediaDevices.enumerateDevices().then(
        (all) => isCurrent && setList(toList(all)),
        () => undefined,
      );
    read();
    mediaDevices.addEventListener('devicechange', read);
    return () => {
      isCurrent = false;
      mediaDevices.removeEventListener('devicechange', read);
    };
  }, [permission]);
  return list;
}

function toList(all: readonly MediaDeviceInfo[]): DeviceList {
  const of = (kind: MediaDeviceKind) =>
    all
      .filter((device) => device.kind === kind && !aliases.has(device.deviceId))
      .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
  return { microphones: of('audioinput'), speakers: of('audiooutput') };
}
