'use client';

import { useEffect, useState } from 'react';
import type { MicrophoneState } from '../../core/index.js';

/** A microphone or a speaker that the user can select. */
export interface PersonaDevice {
  readonly id: string;
  /** The name that the browser reports. */
  readonly name: string;
}

export interface DeviceList {
  readonly microphones: readonly PersonaDevice[];
  readonly speakers: readonly PersonaDevice[];
}

const noDevices: DeviceList = { microphones: [], speakers: [] };
/** Chromium lists these as aliases of other devices. Here, `null` is the system default. */
const aliases = new Set(['', 'default', 'communications']);

/**
 * Returns the connected devices, as far as the browser reveals them: before the microphone is allowed, it reveals
 * nothing. Read again when a device is plugged in or unplugged, and when `permission` changes.
 */
export function useDeviceList(permission: MicrophoneState['status']): DeviceList {
  const [list, setList] = useState(noDevices);
  useEffect(() => {
    const { mediaDevices } = navigator;
    // The user's choice in the permission prompt changes what the browser reveals.
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
