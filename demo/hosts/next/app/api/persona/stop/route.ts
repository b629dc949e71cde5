import { createStopHandler } from 'anam-react/server';
import { authorize, settings } from '../settings';

const { apiKey, baseUrl } = settings;

export const POST = createStopHandler({ apiKey, baseUrl, authorize });
