import type { CallAnam } from './call-anam.js';
import { createCollection, filters, type AnamCollection } from './collection.js';
import { listOf, orNull, record, text } from './read-fields.js';

/** An avatar: `Avatar` in Anam's OpenAPI document, in which all fields are optional. */
export interface AnamAvatar {
  /** For `persona.avatarId`. */
  readonly id: string;
  readonly displayName: string;
  /** The pose or the place, as in “Liv, home”. */
  readonly variantName?: string;
  readonly imageUrl?: string;
  readonly landscapeImageUrl?: string | null;
  /** `null` if the avatar has no portrait video. */
  readonly portraitImageUrl?: string | null;
  /** A signed URL, valid for one hour. */
  readonly videoUrl?: string | null;
  /** A signed URL, valid for one hour. */
  readonly idleVideoUrl?: string | null;
  readonly description?: string | null;
  readonly displayTags?: readonly string[];
  readonly renderStyle?: 'realistic' | 'animated_3d' | 'illustrated' | 'unknown' | (string & {});
  /** The values for `persona.avatarModel`. */
  readonly availableVersions?: readonly string[];
  readonly activeVersion?: string | null;
  /** `null` for a stock avatar. */
  readonly createdByOrganizationId?: string | null;
  readonly createdAt?: string;
  readonly updatedAt?: string;
}

/** Which avatars to list. */
export interface AnamAvatarFilter {
  /** Part of the name or the description. */
  readonly search?: string | undefined;
  readonly renderStyle?: 'all' | 'realistic' | 'animated_3d' | 'illustrated' | 'unknown' | undefined;
  /** Avatars with any of these tags. */
  readonly tags?: readonly string[] | undefined;
  readonly onlyOneShot?: boolean | undefined;
}

export const readAvatar = record<AnamAvatar>(
  {
    id: text,
    displayName: text,
    variantName: text,
    imageUrl: text,
    landscapeImageUrl: orNull(text),
    portraitImageUrl: orNull(text),
    videoUrl: orNull(text),
    idleVideoUrl: orNull(text),
    description: orNull(text),
    displayTags: listOf(text),
    renderStyle: text,
    availableVersions: listOf(text),
    activeVersion: orNull(text),
    createdByOrganizationId: orNull(text),
    createdAt: text,
    updatedAt: text,
  },
  'id',
  { displayName: '' },
);

/** The avatars of an account: `/v1/avatars`. */
export type AnamAvatars = AnamCollection<AnamAvatar, AnamAvatarFilter>;

export const createAvatars = (call: CallAnam): AnamAvatars =>
  createCollection(call, {
    path: '/v1/avatars',
    filter: {
      search: filters.search,
      renderStyle: filters.renderStyle,
      tags: filters.tags,
      onlyOneShot: filters.flag,
    },
    read: readAvatar,
    readSummary: readAvatar,
    isEmpty: ({ response, text: body }) => response.status === 404 && /\bno avatars\b/i.test(body),
  });
