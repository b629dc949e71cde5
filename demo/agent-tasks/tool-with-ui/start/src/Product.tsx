const products: Readonly<Record<string, { readonly name: string; readonly price: string }>> = {
  A1: { name: 'Almond croissant', price: '€3.20' },
  B2: { name: 'Filter coffee', price: '€2.80' },
};

/** The name and the price of a product, or `null` if there is none. */
export const findProduct = (sku: string) => products[sku] ?? null;

export function Product({ sku }: { readonly sku: string }) {
  const product = findProduct(sku);
  return (
    <figure data-product={sku}>
      <figcaption>{product ? `${product.name}, ${product.price}` : 'Unknown product'}</figcaption>
    </figure>
  );
}
