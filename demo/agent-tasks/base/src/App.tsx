export function App() {
  return (
    <main>
      <h1>Corner Café</h1>
    </main>
  );
}
