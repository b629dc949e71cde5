'use client';

import type { ComponentPropsWithoutRef } from 'react';
import { CaptionsSettings } from './CaptionsSettings.js';
import { CaptionText } from './CaptionText.js';

/** Props of `Captions`: the attributes of its `<p>`. */
export type CaptionsProps = ComponentPropsWithoutRef<'p'>;

/**
 * Captions over the video, word by word as they are heard. The last words fade after the turn. Hidden from screen readers,
 * which use the transcript. `Captions.Settings` is the settings button.
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
