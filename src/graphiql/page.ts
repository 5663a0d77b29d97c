import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { CARRY_SCRIPT, OPERATIONS } from '../paths.ts';
import { prepareTabs } from './tabs.ts';

/** GraphiQL's page: one file that holds everything, and loads nothing from anywhere. */
export interface Page {
  readonly html: Uint8Array<ArrayBuffer>;
  /** A strong ETag. */
  readonly etag: string;
}

/** Makes the page. Reads a module of 9 MB: not before somebody wants to see it. */
export async function renderPage(): Promise<Page> {
  const [graphiql, script, operations] = await Promise.all([
    import('@graphql-yoga/render-graphiql/graphiql'),
    readFile(CARRY_SCRIPT, 'utf8'),
    readFile(OPERATIONS, 'utf8'),
  ]);
  const { css, js, favicon, editorWorkerService, graphqlWorker, jsonWorker } = graphiql;
  const workers = { editorWorkerService, graphql: graphqlWorker, json: jsonWorker };
  // POST for subscriptions too: carry.js fills in variables of bodies.
  const options = { title: 'Gangway', method: 'POST', defaultTabs: prepareTabs(operations) };
  const html = new TextEncoder().encode(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Gangway</title>
<link rel="icon" href="${favicon}">
<style>${css}</style>
</head>
<body class="no-focus-outline">
<noscript>GraphiQL needs JavaScript.</noscript>
<div id="root"></div>
<script>${script}</script>
<script>
const workers = Object.fromEntries(
  Object.entries(${literal(workers)}).map(([label, text]) => [
    label,
    URL.createObjectURL(new Blob([text], { type: 'application/javascript' })),
  ]),
);
self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_module, label) => workers[label] };
${js};
YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
  ...${literal(options)},
  storage: gangway.storage,
  // Yoga's own would copy the whole query into the address at every key.
  onEditQuery() {},
});
</script>
</body>
</html>
`);
  return { html, etag: `"${createHash('sha256').update(html).digest('base64url')}"` };
}

/** A value as JavaScript that may stand in a page. */
function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
