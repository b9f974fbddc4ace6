/** Who may post events to which source: the tokens that the map names by their variable. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Environment } from '../alert/receivers.ts'
import type { ValueStreamMap } from '../model/schema.ts'

export const SHORTEST_TOKEN = 16

/** What a sender may post to. */
export interface Sender {
  /** The sources whose token it shows, the only ones that it may post to; null if it shows none of a source. */
  readonly shows: ReadonlySet<string> | null
  /** Why a source takes nothing from this sender; null if it takes its events. */
  readonly refusal: (source: string) => string | null
}

/** Who is inside of the process: the demo, tests. */
export const TRUSTED: Sender = { shows: null, refusal: () => null }

export const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

interface SourceToken {
  readonly source: string
  /** Of the token, so that it stands nowhere and comparing takes the same time whatever it holds. */
  readonly digest: Buffer | null
  /** Why the source takes no events, and what to do; null if its token is known. */
  readonly problem: string | null
}

/** The sources that ask for a token of their own. */
export const sourceTokens = (map: ValueStreamMap, env: Environment): SourceToken[] =>
  [...map.sources].flatMap(([source, one]): SourceToken[] => {
    const variable = 'tokenFrom' in one ? one.tokenFrom : undefined
    if (variable === undefined) return []
    const token = env[variable] ?? ''
    const what =
      token === ''
        ? 'is not set'
        : token.length < SHORTEST_TOKEN
          ? `holds fewer than ${SHORTEST_TOKEN} characters`
          : /\s/.test(token)
            ? 'holds blanks, which no bearer token may'
            : null
    if (what === null) return [{ source, digest: digest(token), problem: null }]
    return [
      {
        source,
        digest: null,
        problem: `The source \`${source}\` takes no events over HTTP: the environment variable \`${variable}\`, which is to hold the token of its senders, ${what}. Set it to a secret of at least ${SHORTEST_TOKEN} characters, and start Millrace again.`,
      },
    ]
  })

/** The sources that take no events because the token of their senders is missing, each in words. */
export const tokenProblems = (map: ValueStreamMap, env: Environment): string[] =>
  sourceTokens(map, env).flatMap(({ problem }) => problem ?? [])

/** The sources whose token it is. All are compared, each in the same time. */
export const sourcesOfToken = (tokens: readonly SourceToken[], shown: string): Set<string> => {
  const given = digest(shown)
  return new Set(
    tokens
      .filter(({ digest }) => digest !== null && timingSafeEqual(digest, given))
      .map(({ source }) => source),
  )
}

/**
 * What who shows this token may post to.
 *
 * @param shown The bearer token of the request; null if it shows none.
 */
export const senderOf = (tokens: readonly SourceToken[], shown: string | null): Sender => {
  const own = shown === null ? new Set<string>() : sourcesOfToken(tokens, shown)
  const asking = new Map(tokens.map((one) => [one.source, one]))
  return {
    shows: own.size > 0 ? own : null,
    refusal: (source) => {
      const token = asking.get(source)
      if (token === undefined || own.has(source)) return null
      return (
        token.problem ??
        `the source \`${source}\` takes events only with its own token: send \`Authorization: Bearer …\` with it`
      )
    },
  }
}
