import 'anam-react/styles.css';
import { connection } from 'next/server';
import { handlers, setupOf } from './api/persona/handlers';
import { Assistant } from './persona/assistant';

/** A server component. It reads the keys, and tells the page only which of them are set. */
export default async function Page() {
  // The keys are read when the page is requested, not when it is built.
  await connection();
  return <Assistant setup={setupOf(handlers, process.env)} />;
}
