import type { ReactNode } from 'react';

export const metadata = { title: 'Persona', icons: { icon: 'data:,' } };

export default function Layout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <body style={{ margin: 0, height: '100dvh' }}>{children}</body>
    </html>
  );
}
