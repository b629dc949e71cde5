'use client';

import { Fragment, forwardRef, useId, useSyncExternalStore, type ComponentPropsWithoutRef } from 'react';
import { usePartLabels } from '../../labels/useLabels.js';
import { browserChoice } from '../../keyboard/shortcut-choice.js';
import { shortcutActions } from '../../keyboard/shortcut-map.js';
import { useChatActions } from '../../keyboard/useChatAction.js';
import { classNames } from '../../shared/class-names.js';
import { keyText } from './key-text.js';
import { englishShortcutLabels } from '../../labels/shortcut-labels.js';

/** Props of `Shortcuts`: the attributes of its `<div>`. */
export type ShortcutsProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'>;

/** The list of shortcuts, and a checkbox that turns them off. */
export const ShortcutList = forwardRef<HTMLDivElement, ShortcutsProps>(function ShortcutList(
  { className, ...rest },
  ref,
) {
  const { subscribe, allKeys, isOn, turn } = useChatActions();
  const map = useSyncExternalStore(subscribe, allKeys, allKeys);
  const on = useSyncExternalStore(subscribe, isOn, isOn);
  const labels = usePartLabels('shortcuts', englishShortcutLabels);
  const helpId = useId();
  return (
    <div {...rest} ref={ref} className={classNames('persona-root persona-shortcuts', className)}>
      <dl>
        {shortcutActions.map((action) => {
          const keys = map?.[action];
          return (
            keys && (
              <div key={action}>
                <dt>{labels.actions[action]}</dt>
                <dd>
                  <Keys names={keyText(keys, labels)} />
                </dd>
              </div>
            )
          );
        })}
      </dl>
      <p id={helpId}>{labels.help}</p>
      <label>
        <input
          type="checkbox"
          checked={on}
          aria-describedby={helpId}
          onChange={({ target }) => {
            turn(target.checked);
            browserChoice.save(target.checked);
          }}
        />
        <span>{labels.use}</span>
      </label>
    </div>
  );
});

function Keys({ names }: { readonly names: readonly string[] }) {
  return names.map((name, index) => (
    <Fragment key={name}>
      {index > 0 && <span>+</span>}
      <kbd>{name}</kbd>
    </Fragment>
  ));
}
