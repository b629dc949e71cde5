'use client';

import { useId } from 'react';
import { formatLabel } from '../../labels/format-label.js';
import { useDevicePanelLabels } from '../../labels/useDevicePanelLabels.js';
import type { PersonaDevice } from '../../devices/useDeviceList.js';

interface DeviceSelectProps {
  readonly label: string;
  readonly devices: readonly PersonaDevice[];
  readonly selected: string | null;
  readonly onSelect: (deviceId: string | null) => void;
}

/** A native select, which works with touch, keyboard and screen readers. */
export function DeviceSelect({ label, devices, selected, onSelect }: DeviceSelectProps) {
  const labels = useDevicePanelLabels();
  const id = useId();
  // An unplugged device stays selected; the system default is used meanwhile.
  const isThere = devices.some((device) => device.id === selected);
  return (
    <div className="persona-device">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={isThere ? (selected ?? '') : ''}
        onChange={({ target }) => onSelect(target.value === '' ? null : target.value)}
      >
        <option value="">{labels.systemDefault}</option>
        {devices.map((device, index) => (
          <option key={device.id} value={device.id}>
            {device.name || formatLabel(labels.unnamed, { index: String(index + 1) })}
          </option>
        ))}
      </select>
    </div>
  );
}
