'use client';

import type { ComponentPropsWithoutRef } from 'react';
import { CaptionsSettings } from './CaptionsSettings.js';
import { CaptionText } from './CaptionText.js';

/** Props of `Captions`: the attributes of its `<p>`. */
export type CaptionsProps = ComponentPropsWithoutRef<'p'>;

/**
 * What the persona says, over the picture, word by word as it is heard; the last words fade when the turn has ended.
 * Hidden from screen readers, which have the transcript. `Captions.Settings` is the button for the reader's choices.
 *
 * @example
 * <Stage>
 *   <Stage.Video />
 *   <Captions />
 *   <Stage.Tools>
 *     <Captions.Settings />
 *   </Stage.Tools>
 * </Stage>
 */
export const Captions = /* @__PURE__ */ Object.assign(CaptionText, { Settings: CaptionsSettings });
