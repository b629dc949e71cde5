import { Assistant } from './assistant';

export default function Page() {
  return (
    <main>
      <h1>A server component</h1>
      <Assistant />
    </main>
  );
}
