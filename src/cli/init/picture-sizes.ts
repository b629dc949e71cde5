import type { AnamAvatar } from '../../server/index.js';

/** The sizes of each generation of models, the landscape one first, from Anam's guide to the video of a session. */
const sizes: Readonly<Record<string, readonly string[]>> = {
  'cara-3': ['720 × 480'],
  'cara-4': ['1152 × 768', '768 × 1152'],
};

/** Returns the sizes for `videoSizes` of `createSessionHandler`, for each of the avatar's models. */
export function pictureSizes({ availableVersions, activeVersion, portraitImageUrl }: AnamAvatar): string {
  const models = availableVersions ?? (activeVersion ? [activeVersion] : []);
  if (models.length === 0) return 'Anam does not name its model, so the picture sizes are unknown';
  const isLandscape = portraitImageUrl === null;
  return models.map((model) => `${model}: ${sizesOf(model, isLandscape)}`).join('; ');
}

function sizesOf(model: string, isLandscape: boolean): string {
  const known = sizes[/^cara-\d+/u.exec(model)?.[0] ?? ''];
  if (!known) return 'picture sizes unknown';
  return (isLandscape ? known.slice(0, 1) : known).join(' and ');
}
