/** What stands around every page. */
import type { Context, Page } from './context.ts'
import { html } from './html.ts'

const PAGES: readonly (readonly [string, string])[] = [
  ['index.html', 'The map'],
  ['slices.html', 'Slices'],
  ['grid.html', 'Grid'],
  ['journey.html', 'Journey'],
  ['seams.html', 'Seams'],
  ['network.html', 'Network'],
  ['capabilities.html', 'Capabilities'],
  ['revenue.html', 'Goals and revenue'],
  ['people.html', 'People'],
  ['policies.html', 'Policies'],
  ['decisions.html', 'Decisions'],
  ['sources.html', 'Sources'],
  ['problems.html', 'Problems'],
  ['glossary.html', 'Glossary'],
]

/** The page to which one that has no place of its own belongs. */
const sectionOf = (file: string): string => {
  if (file.startsWith('stream-')) return 'index.html'
  return file.startsWith('rule-') ? 'problems.html' : file
}

/** A whole HTML document. */
export const pageOf = ({ map, judgement }: Context, { file, title, lead, body }: Page): string => {
  const { name } = map.organisation
  const { length } = judgement.diagnostics
  const links = PAGES.map(([href, label]) => {
    const current = href === file ? 'page' : href === sectionOf(file) ? 'true' : null
    return html`<li>
      <a href="${href}" ${current !== null && html`aria-current="${current}"`}
        >${label}${href === 'problems.html' && length > 0 && html` <span class="count">${length}</span>`}</a
      >
    </li>`
  })
  return `<!doctype html>
${
  html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="generator" content="Millrace" />
      <title>${title === name ? title : `${title} · ${name}`}</title>
      <link rel="stylesheet" href="style.css" />
    </head>
    <body>
      <a class="skip" href="#content">Skip to the content</a>
      <header class="site">
        <a class="home" href="index.html">${name}</a>
        <nav aria-label="Pages">
          <ul>
            ${links}
          </ul>
        </nav>
      </header>
      <main id="content" tabindex="-1">
        <h1>${title}</h1>
        ${lead !== '' && html`<p class="lead">${lead}</p>`} ${body}
      </main>
      <footer>
        <p>
          Written by Millrace from the map of ${name}. The text of the map is the source; this is a copy to
          read.
        </p>
      </footer>
    </body>
  </html>`.html
}
`
}
