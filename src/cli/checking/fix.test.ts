import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../../check/check.ts'
import type { Diagnostic } from '../../check/diagnostic.ts'
import type { Judgement } from '../../check/judge.ts'
import { loadMap } from '../../model/load.ts'
import { fixAll, type Texts } from './fix.ts'

const judgementOf = (diagnostics: readonly Diagnostic[]): Judgement => ({
  diagnostics,
  suppressed: [],
  overridden: [],
  baselined: [],
  gone: [],
})

const judged = (texts: Texts): Judgement =>
  judgementOf(check(loadMap([...texts].map(([file, text]) => ({ file, text })))))

const fixedText = (text: string): { text: string | undefined; fixed: string[] } => {
  const { texts, fixed } = fixAll(new Map([['map.yaml', text]]), judged)
  return {
    text: texts.get('map.yaml'),
    fixed: fixed.map(({ code, fix }) => `${code} ${fix?.title}`),
  }
}

const SOUND = `slices:
  consumers: { name: Consumers }
  students: { name: Students, within: consumers } # they learn
journey: { stages: { find: { name: Find }, buy: { name: Buy } } }
streams:
  shop:
    name: Shopper Purchase Experience
    promise: The right goods, on time
    for: [consumers]
    trigger: A shopper looks for a product
    finishLine: The goods are received
    outcome: The shopper has the goods
    stages: [find, buy]
    northStar: { name: Conversion }
    owner: Shopper team
`

describe('safe fixes', () => {
  test('are made all at once where they don’t meet, and again where one brings up the next', () => {
    expect(
      fixedText(`organisation: { nme: Shop, weekStart: mondy } # us
slices:
  # millrace-ignore mr206: not yet
  learners: { nme: Learners }
`),
    ).toEqual({
      text: `organisation: { name: Shop, weekStart: monday } # us
slices:
  # millrace-ignore MR206: not yet
  learners: { name: Learners }
`,
      fixed: [
        'MR008 Change `mr206` to `MR206`',
        'MR003 Change `nme` to `name`',
        'MR002 Change it to `monday`',
        'MR003 Change `nme` to `name`',
      ],
    })
  })

  test('leave a sound text byte for byte as it is', () => {
    expect(fixedText(SOUND).text).toBe(SOUND)
  })
})

/** A problem of a text that counts lines which say `bad` as errors, and what would mend it. */
const toy =
  (fixFor: (word: string) => string | null) =>
  (texts: Texts): Judgement =>
    judgementOf(
      [...texts].flatMap(([file, text]) =>
        text.split('\n').flatMap((word, i): Diagnostic[] => {
          const better = fixFor(word)
          if (better === null && word !== 'bad') return []
          const place = { file, line: i + 1, column: 1, endLine: i + 1, endColumn: word.length + 1 }
          return [
            {
              ...place,
              code: 'MR299',
              severity: word === 'bad' ? 'error' : 'warning',
              message: `${word} on ${i}`,
              ...(better !== null && {
                fix: { title: `Change to ${better}`, safe: true, edits: [{ ...place, text: better }] },
              }),
            },
          ]
        }),
      ),
    )

test('a fix that would bring an error is left, the others are made', () => {
  const fixFor = (word: string): string | null => (word === 'trap' ? 'bad' : word === 'mild' ? 'good' : null)
  const { texts, fixed } = fixAll(new Map([['t', 'mild\ntrap\nmild\nfine\nmild']]), toy(fixFor))
  expect(texts.get('t')).toBe('good\ntrap\ngood\nfine\ngood')
  expect(fixed).toHaveLength(3)
})

test('fixes that undo each other come to an end', () => {
  const { fixed } = fixAll(
    new Map([['t', 'a']]),
    toy((word) => (word === 'a' ? 'b' : 'a')),
  )
  expect(fixed.length).toBeLessThan(100)
})

test('a fix that changes nothing is not told as made', () => {
  const { texts, fixed } = fixAll(
    new Map([['t', 'a']]),
    toy((word) => word),
  )
  expect({ text: texts.get('t'), fixed }).toEqual({ text: 'a', fixed: [] })
})

test('two problems with the same fix: it is made once', () => {
  const both = (texts: Texts): Judgement => {
    const { diagnostics } = toy((word) => (word === 'x' ? 'xx' : null))(texts)
    return judgementOf([...diagnostics, ...diagnostics.map((one) => ({ ...one, message: 'again' }))])
  }
  expect(fixAll(new Map([['t', 'x']]), both)).toMatchObject({
    texts: new Map([['t', 'xx']]),
    fixed: [{}, {}],
  })
})

test('a fix that lets more be read is made, though what is read then has errors of its own', () => {
  const text = SOUND.replace('for: [consumers]', 'for: [a-team, b-team, c-team, d-team]')
  expect(fixedText(text.replace('promise:', 'promse:'))).toEqual({
    text,
    fixed: ['MR003 Change `promse` to `promise`'],
  })
})

test('whatever is damaged, fixing brings no new errors of the text and ends', () => {
  const words = [
    'nme',
    'name',
    'strems',
    'streams',
    'withn',
    'consumrs',
    'MR206',
    ': ',
    '\n',
    '  ',
    '# millrace-ignore MR206: x\n',
  ]
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(SOUND.length), fc.nat(8), fc.constantFrom(...words)), { maxLength: 3 }),
      (wounds) => {
        const text = wounds.reduce(
          (one, [at, length, word]) => one.slice(0, at) + word + one.slice(at + length),
          SOUND,
        )
        const before = judged(new Map([['map.yaml', text]]))
        const after = judged(fixAll(new Map([['map.yaml', text]]), judged).texts)
        const errors = ({ diagnostics }: Judgement): number =>
          diagnostics.filter(({ code, severity }) => severity === 'error' && code.startsWith('MR00')).length
        expect(errors(after)).toBeLessThanOrEqual(errors(before))
      },
    ),
    { numRuns: 60 },
  )
})
