import 'anam-react/styles.css';
import type { ReactNode } from 'react';

export const metadata = { title: 'anam-react in Next.js' };

export default function Layout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <link rel="icon" href="data:," />
      </head>
      <body>{children}</body>
    </html>
  );
}
