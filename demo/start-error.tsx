export function StartError({ error }: { readonly error: unknown }) {
  return (
    <main className="demo-error" role="alert">
      <h1>The demo could not start</h1>
      <p>{error instanceof Error ? error.message : String(error)}</p>
      <button type="button" onClick={() => location.reload()}>
        Reload
      </button>
    </main>
  );
}
