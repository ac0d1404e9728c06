/** Text that is HTML already, as against text that must be escaped. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Part = Html | string | number | readonly (Html | string)[];

/** Builds HTML; whatever is put in is escaped unless it is `Html` itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, index) => text + render(parts[index])).join(''));
}

function render(part: Part | undefined): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.source;
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return part.map(render).join('');
}

/** Text made safe for HTML content and attribute values. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const stylesheet = `
:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 18%, Canvas); --soft: color-mix(in srgb, CanvasText 62%, Canvas); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; font: 15px/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; border-bottom: 1px solid var(--line); padding-bottom: .75rem; }
header p { margin: 0; font-weight: 650; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
h1 { font-size: 1.5rem; margin: 1.25rem 0 .5rem; }
h2 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { white-space: pre-wrap; margin: .25rem 0; }
main { overflow-wrap: anywhere; }
.soft { color: var(--soft); }
.failed { color: light-dark(#a8071a, #ff8a80); font-weight: 600; }
@media (max-width: 40rem) {
  body { padding: .75rem; }
  th, td { padding-right: .4rem; }
  td.number, th.number { white-space: normal; }
}
:focus-visible { outline: 2px solid Highlight; outline-offset: 2px; }
`;

export interface Link {
  readonly href: string;
  readonly title: string;
}

/** A whole page of the console, with its shared header and stylesheet. */
export function page(title: string, links: readonly Link[], content: Html): string {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>${title} · Local cloud</title>
        <style>
          ${new Html(stylesheet)}
        </style>
      </head>
      <body>
        <header>
          <p>Local cloud</p>
          <nav aria-label="Console">${links.map((link) => html`<a href="${link.href}">${link.title}</a>`)}</nav>
        </header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`.source;
}
