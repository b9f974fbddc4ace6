import type { Rule } from '../../diagnostic.ts'

/** The link of a source leads nowhere, or for all items to the same page. */
export const linkOfItem: Rule = {
  code: 'MR311',
  name: 'link that leads to no item',
  severity: 'error',
  check: ({ map, locate }) =>
    [...map.sources].flatMap(([id, { link }]) => {
      if (link === undefined) return []
      const isAddress = /^https?:\/\/[^\s/]/i.test(link)
      if (isAddress && /\{(?:item|label)\}/.test(link)) return []
      return [
        {
          ...locate(['sources', id, 'link']),
          code: 'MR311',
          message: isAddress
            ? `\`link\` of \`${id}\` holds neither \`{item}\` nor \`{label}\`: all items would lead to the same page.`
            : `\`link\` of \`${id}\` is no web address: it must begin with \`https://\` or \`http://\`.`,
          hint: 'Such as `https://tracker.example/browse/{label}`.',
        },
      ]
    }),
}
