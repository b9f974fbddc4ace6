/** The pages of the rules, which are written in Markdown, as HTML. */
import { Marked } from 'marked'
import { escapeHtml } from './html.ts'

/**
 * @param hrefOf Where a link of the page leads in the site, or null: then its text alone is shown. Addresses on
 *   the web stay as they are.
 */
export const markdown = (text: string, hrefOf: (href: string) => string | null): string =>
  new Marked({
    async: false,
    renderer: {
      html: ({ text: tags }) => escapeHtml(tags),
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens)
        const target = /^https?:\/\//.test(href) ? href : hrefOf(href)
        return target === null ? words : `<a href="${escapeHtml(target)}">${words}</a>`
      },
    },
  }).parse(text) as string
