/** What comments in the text silence, and what is wrong with such comments. */
import { didYouMean, nearest } from '../model/did-you-mean.ts'
import type { LoadedMap } from '../model/load.ts'
import type { Diagnostic, Silenced } from './diagnostic.ts'
import { suppressionComments, type NamedCode, type SuppressionComment } from './suppression-comments.ts'

/** How a code can be silenced: a comment will do; only an override will; nothing will. */
export type Silencing = 'comment' | 'override' | 'nothing'

type Codes = ReadonlyMap<string, Silencing>

const withoutReason = (comment: SuppressionComment): Diagnostic => ({
  ...comment.place,
  code: 'MR006',
  severity: 'error',
  message: 'This comment silences a rule and gives no reason.',
  hint: 'Write it behind a colon, such as `# millrace-ignore MR203: the name is a trademark`.',
})

const withoutCode = (comment: SuppressionComment): Diagnostic => ({
  ...comment.place,
  code: 'MR008',
  severity: 'error',
  message: 'This comment names no rule to silence.',
  hint: 'Name the code, such as `# millrace-ignore MR203: the name is a trademark`.',
})

const unknownCode = ({ code, place }: NamedCode, codes: Codes): Diagnostic => {
  const known = [...codes.keys()]
  const meant = nearest(code, known)
  return {
    ...place,
    code: 'MR008',
    severity: 'error',
    message: `There is no rule \`${code}\`.${didYouMean(code, known)}`,
    hint: 'A code is written like `MR203`; several are separated by commas. `millrace explain` lists all of them.',
    // Which rule was meant can only be guessed, unless it is there in small letters.
    ...(meant !== null && {
      fix: {
        title: `Change \`${code}\` to \`${meant}\``,
        safe: meant === code.toUpperCase(),
        edits: [{ ...place, text: meant }],
      },
    }),
  }
}

const notByComment = ({ code, place }: NamedCode, silencing: Silencing | undefined): Diagnostic => ({
  ...place,
  code: 'MR009',
  severity: 'error',
  ...(silencing === 'override'
    ? {
        message: `\`${code}\` is a must: no comment silences it, only a recorded override does.`,
        hint: `Write under \`overrides\`: \`{ rule: ${code}, about: the id of the thing, by: who answers for it, on: the day, why: … }\`.`,
      }
    : {
        message: `\`${code}\` is about the text itself: no comment silences it.`,
        hint: 'Mend what it names, and remove the comment.',
      }),
})

const unused = (comment: SuppressionComment, idle: readonly NamedCode[]): Diagnostic => {
  const names = idle.map(({ code }) => `\`${code}\``).join(', ')
  const all = idle.length === comment.codes.length
  const left = comment.codes.filter((one) => !idle.includes(one)).map(({ code }) => code)
  return {
    ...comment.codesPlace,
    code: 'MR007',
    severity: 'warning',
    message: `There is nothing to silence here: ${names} ${idle.length === 1 ? 'finds' : 'find'} no problem.`,
    fix: {
      title: all ? 'Remove the comment' : `Remove ${names} from the comment`,
      safe: true,
      edits: [all ? comment.removal : { ...comment.codesPlace, text: left.join(', ') }],
    },
  }
}

/** Judges the comments of one file against its diagnostics. */
class File {
  private readonly comments: readonly SuppressionComment[]
  private readonly used = new Set<NamedCode>()

  constructor(comments: readonly SuppressionComment[]) {
    this.comments = comments
  }

  /** The comment that covers a diagnostic most narrowly; it counts as used. */
  covering({ code, line }: Diagnostic): SuppressionComment | null {
    let best: { comment: SuppressionComment; named: NamedCode; size: number } | null = null
    for (const comment of this.comments) {
      const { covers } = comment
      if (!covers || line < covers[0] || line > covers[1]) continue
      const named = comment.codes.find((one) => one.code === code)
      const size = covers[1] - covers[0]
      if (named && (best === null || size <= best.size)) best = { comment, named, size }
    }
    if (best) this.used.add(best.named)
    return best?.comment ?? null
  }

  /** @param isWhole Whether all of the map was read: else what is silenced may only be hidden. */
  problems(codes: Codes, isWhole: boolean): Diagnostic[] {
    return this.comments.flatMap((comment) => {
      const idle = comment.codes.filter((one) => codes.get(one.code) === 'comment' && !this.used.has(one))
      return [
        ...(comment.codes.length === 0 ? [withoutCode(comment)] : []),
        ...(comment.codes.length > 0 && comment.reason === null ? [withoutReason(comment)] : []),
        ...comment.codes.flatMap((one) => {
          const silencing = codes.get(one.code)
          if (silencing === undefined) return [unknownCode(one, codes)]
          return silencing === 'comment' ? [] : [notByComment(one, silencing)]
        }),
        // Of a comment that is wrong in itself, that is enough to know.
        ...(isWhole && idle.length > 0 && comment.reason !== null ? [unused(comment, idle)] : []),
      ]
    })
  }
}

/**
 * Takes out what comments silence, and adds what is wrong with the comments. A comment without a reason
 * silences all the same, so that its one problem is told, which weighs more than what it hides.
 *
 * @param codes All codes, and how each can be silenced.
 */
export const suppress = (
  loaded: LoadedMap,
  diagnostics: readonly Diagnostic[],
  codes: Codes,
): { readonly left: Diagnostic[]; readonly suppressed: Silenced[] } => {
  const files = new Map<string, File>()
  for (const [file, text] of loaded.texts) {
    const comments = suppressionComments(file, text)
    if (comments.length > 0) files.set(file, new File(comments))
  }
  if (files.size === 0) return { left: [...diagnostics], suppressed: [] }
  const left: Diagnostic[] = []
  const suppressed: Silenced[] = []
  for (const one of diagnostics) {
    const comment = codes.get(one.code) === 'comment' ? files.get(one.file)?.covering(one) : undefined
    if (comment) suppressed.push({ ...one, justification: comment.reason ?? '' })
    else left.push(one)
  }
  const isWhole = loaded.problems.length === 0
  for (const file of files.values()) left.push(...file.problems(codes, isWhole))
  return { left, suppressed }
}
