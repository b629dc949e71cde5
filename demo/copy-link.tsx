import { useState } from 'react';
import { Icon } from './icon.js';

/** Copies the URL of the current view. */
export function CopyLink() {
  const [said, setSaid] = useState('');
  const copy = () => {
    const url = new URL(location.href);
    // The token gives access to the server's keys, so a link must not contain it.
    url.searchParams.delete('token');
    navigator.clipboard.writeText(url.href).then(
      () => setSaid('Copied'),
      () => setSaid('Copy the address of the page'),
    );
  };
  return (
    <>
      <button type="button" className="demo-button" onClick={copy} onBlur={() => setSaid('')}>
        <Icon name="link" />
        <span>Copy link</span>
      </button>
      <span role="status" className="demo-said">
        {said}
      </span>
    </>
  );
}
