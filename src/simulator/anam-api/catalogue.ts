import type { Stored } from './anam-store.js';
import type { ApiCall } from './api-call.js';
import { matches, notFound, pageOf } from './api-response.js';

const dates = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' };
const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;

const avatar = (last: number, variantName: string, more: object): Stored => ({
  id: id(last),
  displayName: 'Drawn avatar',
  variantName,
  imageUrl: 'https://avatars.simulated.invalid/image.png',
  landscapeImageUrl: null,
  portraitImageUrl: null,
  videoUrl: null,
  idleVideoUrl: null,
  description: 'The drawn persona of the simulator.',
  createdByOrganizationId: null,
  ...dates,
  ...more,
});

const avatars = [
  avatar(1, 'drawing', {
    renderStyle: 'illustrated',
    displayTags: ['friendly', 'office'],
    availableVersions: ['cara-3', 'cara-4'],
    activeVersion: 'cara-4',
  }),
  // An organisation's own avatar has no style, tags or description until Anam has reviewed it.
  avatar(2, 'own', {
    renderStyle: 'unknown',
    displayTags: [],
    description: null,
    availableVersions: ['cara-3'],
    activeVersion: 'cara-3',
    createdByOrganizationId: 'simulated',
  }),
];

const voice = (last: number, displayName: string, more: object): Stored => ({
  id: id(last),
  displayName,
  providerVoiceId: null,
  providerModelId: null,
  sampleUrl: null,
  country: 'GB',
  description: 'The synthetic voice of the simulator.',
  displayTags: ['fast'],
  isZdr: true,
  createdByOrganizationId: null,
  ...dates,
  ...more,
});

const voices = [
  voice(11, 'Synthetic voice - Calm', { provider: 'CARTESIA', gender: 'NEUTRAL' }),
  voice(12, 'Synthetic voice - Bright', { provider: 'ELEVENLABS', gender: 'FEMALE', isZdr: false }),
];

const summary = {
  id: id(21),
  name: 'Drawn persona',
  description: 'A stored persona of the simulator.',
  personaPreset: '',
  avatar: avatars[0],
  voice: voices[0],
  voiceSpeed: null,
  ...dates,
};
const personas = [{ ...summary, isDefaultPersona: true, languageCode: 'inherit' }];
const persona: Stored = {
  ...summary,
  avatarModel: 'cara-4',
  llmId: 'a7cf662c-2ace-4de1-a21e-ef0fbf144bb7',
  brain: { personality: null, systemPrompt: 'You are a helpful assistant.' },
  tools: [],
  knowledge: [],
  enableAudioPassthrough: false,
  skipGreeting: false,
  zeroDataRetention: false,
  voiceDetectionOptions: null,
  voiceGenerationOptions: null,
};

interface Shelf {
  readonly items: readonly Stored[];
  readonly one: (id: string) => Stored | undefined;
  readonly isFound: (item: Stored, query: URLSearchParams) => boolean;
  /** According to Anam's document, an empty list of avatars or voices is a 404. */
  readonly empty?: string;
}

const byId = (items: readonly Stored[]) => (wanted: string) => items.find((item) => item.id === wanted);

const shelves: Readonly<Record<string, Shelf>> = {
  avatars: { items: avatars, one: byId(avatars), isFound: avatarFound, empty: 'No avatars found' },
  voices: {
    items: voices,
    one: byId(voices),
    isFound: (item, query) => matches(query, item['displayName']),
    empty: 'No voices found',
  },
  personas: {
    items: personas,
    one: byId([persona]),
    isFound: (item, query) => matches(query, item['name']),
  },
};

/** Whether the area has sample items, so that its lists are not empty. Sessions accept every id, listed or not. */
export const isCatalogue = (area: string): boolean => Object.hasOwn(shelves, area);

/** `/v1/avatars`, `/v1/voices` and `/v1/personas`: lists and single items. */
export function catalogueRoutes(area: string, { method, id: wanted, query }: ApiCall): Response {
  const shelf = shelves[area];
  if (!shelf || method !== 'GET') return notFound('Route');
  if (wanted !== null) {
    const item = shelf.one(wanted);
    return item ? Response.json(item) : notFound(area);
  }
  const found = shelf.items.filter((item) => shelf.isFound(item, query));
  return found.length === 0 && shelf.empty !== undefined
    ? Response.json({ statusCode: 404, message: shelf.empty }, { status: 404 })
    : pageOf(found, query);
}

function avatarFound(item: Stored, query: URLSearchParams): boolean {
  const style = query.get('renderStyle') ?? 'all';
  const tags = (query.get('tags') ?? '').split(',').filter((tag) => tag !== '');
  const own = item['displayTags'] as readonly string[];
  return (
    matches(query, item['displayName'], item['description']) &&
    (style === 'all' || style === item['renderStyle']) &&
    (tags.length === 0 || tags.some((tag) => own.includes(tag))) &&
    // One-shot avatars are those that an organisation made from an image.
    (query.get('onlyOneShot') !== 'true' || item['createdByOrganizationId'] !== null)
  );
}
