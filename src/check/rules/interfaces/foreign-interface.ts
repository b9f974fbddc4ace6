import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'

/** A service of one stream is used through an interface of another. */
export const foreignInterface: Rule = {
  code: 'MR426',
  name: 'service through another stream’s interface',
  severity: 'error',
  check: ({ map, locate }) =>
    [...map.streams].flatMap(([id, { services }]) =>
      Object.entries(services).flatMap(([service, { interfaces }]) =>
        interfaces.flatMap((one, i): Problem[] => {
          const provider = map.interfaces.get(one)?.provider
          if (provider === undefined || provider === id) return []
          return [
            {
              ...locate(['streams', id, 'services', service, 'interfaces', i]),
              code: 'MR426',
              message: `The service \`${service}\` of \`${id}\` names the interface \`${one}\`, whose provider is \`${provider}\`.`,
              hint: `Name an interface that \`${id}\` provides, or correct \`provider\` of \`${one}\`.`,
              related: [
                { ...locate(['interfaces', one, 'provider']), message: `provided by \`${provider}\`` },
              ],
            },
          ]
        }),
      ),
    ),
}
