import { createEndHandler } from 'anam-react/server';
import { authorize, settings } from '../settings';

const { apiKey, baseUrl } = settings;

export const POST = createEndHandler({ apiKey, baseUrl, authorize });
