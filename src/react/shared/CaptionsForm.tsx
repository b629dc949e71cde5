'use client';

import { useId, type ReactNode } from 'react';
import { englishCaptionFormLabels } from '../labels/caption-form-labels.js';
import { lateLabels } from '../labels/late-labels.js';
import { captionChoices } from '../captions/caption-settings.js';
import { useCaptionSettings } from '../captions/useCaptionSettings.js';

const useTexts = lateLabels((labels) => labels.captions, englishCaptionFormLabels);

export function CaptionsForm(): ReactNode {
  const captions = useTexts();
  const { settings, setSettings } = useCaptionSettings();
  return (
    <div role="group" aria-label={captions.settings} className="persona-captions-form">
      <label className="persona-captions-switch">
        <input
          type="checkbox"
          checked={settings.on}
          onChange={({ target }) => setSettings({ on: target.checked })}
        />
        <span>{captions.show}</span>
      </label>
      <Choice
        choices={captionChoices.size}
        legend={captions.size}
        names={captions.sizes}
        chosen={settings.size}
        onChoose={(size) => setSettings({ size })}
      />
      <Choice
        choices={captionChoices.contrast}
        legend={captions.contrast}
        names={captions.contrasts}
        chosen={settings.contrast}
        onChoose={(contrast) => setSettings({ contrast })}
      />
      <Choice
        choices={captionChoices.position}
        legend={captions.position}
        names={captions.positions}
        chosen={settings.position}
        onChoose={(position) => setSettings({ position })}
      />
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly choices: readonly Value[];
  readonly legend: string;
  readonly names: Readonly<Record<Value, string>>;
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ choices, legend, names, chosen, onChoose }: ChoiceProps<Value>) {
  const group = useId();
  return (
    <fieldset className="persona-captions-choice">
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice}>
          <input type="radio" name={group} checked={choice === chosen} onChange={() => onChoose(choice)} />
          <span>{names[choice]}</span>
        </label>
      ))}
    </fieldset>
  );
}
