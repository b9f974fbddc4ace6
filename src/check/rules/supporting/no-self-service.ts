import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** What is shared is used without asking anybody; here every use takes a request (R47). */
export const noSelfService: Rule = {
  code: 'MR404',
  name: 'nothing to use without asking',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    [...map.streams].flatMap(([id, { kind, lifecycle, services }]) => {
      const offered = Object.entries(services)
      if (kind !== 'supporting' || lifecycle === 'retired' || offered.length === 0) return []
      if (offered.some(([, { selfService }]) => selfService)) return []
      return [
        {
          ...locateKey(['streams', id, 'services']),
          code: 'MR404',
          message: `\`${id}\` offers ${named(offered.map(([service]) => service))}, and nothing of it by self-service: whoever needs it waits for \`${id}\`.`,
          hint: 'Offer what is asked for most without anybody in between, and mark it `selfService: true`.',
        },
      ]
    }),
}
