import { PersonaChat, usePersonaTool } from 'anam-react';
import { openaiCompatible } from 'anam-react/llm';
import { z } from 'zod';
import { findProduct, Product } from './Product';
import 'anam-react/styles.css';

const session = { url: '/api/persona/session', endUrl: '/api/persona/end' };
const llm = { client: openaiCompatible({ url: '/api/persona/llm', model: 'cafe-1' }) };

export function App() {
  return (
    <main>
      <h1>Corner Café</h1>
      <PersonaChat session={session} llm={llm}>
        <ShowProduct />
      </PersonaChat>
    </main>
  );
}

function ShowProduct() {
  usePersonaTool('show_product', {
    description: 'Shows a product to the user.',
    parameters: z.object({ sku: z.string() }),
    execute: ({ sku }) => findProduct(sku) ?? { error: 'There is no such product.' },
    render: ({ args }) => (args.sku === undefined ? null : <Product sku={args.sku} />),
  });
  return null;
}
