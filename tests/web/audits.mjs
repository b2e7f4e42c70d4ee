// Runs the public audits of GraphQL over HTTP: `node audits.mjs LIBRARY URL TOKEN` prints one JSON object an audit.
import { pathToFileURL } from "node:url";

const [library, url, token] = process.argv.slice(2);
const { serverAudits } = await import(pathToFileURL(library).href);
const withToken = (input, init) =>
  fetch(input, { ...init, headers: { ...init?.headers, authorization: `Bearer ${token}` } });
for (const audit of serverAudits({ url, fetchFn: withToken })) {
  const { status, reason } = await audit.fn();
  console.log(JSON.stringify({ id: audit.id, name: audit.name, status, reason }));
}
