// Without this check, a broken alias would test React 19 twice.
import { version } from 'react';
import { version as domVersion } from 'react-dom';

if (!version.startsWith('18.') || domVersion !== version)
  throw new Error(`React ${version} with react-dom ${domVersion} is not what is to be tested.`);
