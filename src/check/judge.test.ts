import { describe, expect, test } from 'vitest'
import { loadMap } from '../model/load.ts'
import { baselineOf, parseBaseline, printBaseline } from './baseline.ts'
import { findings } from './check.ts'
import { canBeInBaseline, judge, type JudgeOptions, type Judgement } from './judge.ts'
import { RULES } from './rules/rules.ts'

/** What is wrong with the text, and which slices no stream serves; what other rules find is not looked at. */
const judged = (text: string, options?: JudgeOptions): Judgement => {
  const loaded = loadMap([{ file: 'map.yaml', text }])
  return judge(
    loaded,
    findings(loaded).filter(({ code }) => code < 'MR010' || code === 'MR206'),
    options,
  )
}

const said = ({ diagnostics, overridden, baselined, gone }: Judgement) => ({
  counts: diagnostics.map(({ line, code, hint }) => `${line} ${code} ${hint ?? ''}`.trim()),
  overridden: overridden.map(({ line, code, justification }) => `${line} ${code}: ${justification}`),
  baselined: baselined.map(({ line, code }) => `${line} ${code}`),
  gone: gone.map(({ code, message, count }) => `${count} × ${code} ${message}`),
})

const PUPILS = 'slices:\n  pupils: { name: Pupils }\n  students: { name: Students }\n'

/** A rule that an override can silence, and a thing of which it says something. */
const override = (about: string, more = ''): string =>
  `${PUPILS}overrides:\n  pilot: { rule: MR206, about: ${about}, by: Ada, on: 2026-05-01, why: A pilot.${more} }\n`

describe('a recorded override', () => {
  test('silences its rule for its thing, and stays listed', () => {
    expect(said(judged(override('pupils')))).toEqual({
      counts: ['3 MR206 Name it under `for` of the stream whose promise holds for it, or remove the slice.'],
      overridden: ['2 MR206: A pilot. (Ada, 2026-05-01)'],
      baselined: [],
      gone: [],
    })
  })

  test('that is for something else silences nothing, and is unused', () => {
    const { diagnostics, overridden } = judged(override('pupils').replace('rule: MR206', 'rule: MR207'))
    expect(diagnostics.filter(({ code }) => code === 'MR206')).toHaveLength(2)
    expect(overridden).toEqual([])
    expect(diagnostics.map(({ code }) => code)).toContain('MR490')
  })

  test('silences nothing after its last day, and that is told', () => {
    const text = override('pupils', ', until: 2026-06-30')
    expect(judged(text, { asOf: '2026-06-30' }).overridden).toHaveLength(1)
    const { diagnostics, overridden } = judged(text, { asOf: '2026-07-01' })
    expect(diagnostics.filter(({ line }) => line === 2).map(({ hint }) => hint)).toEqual([
      'Name it under `for` of the stream whose promise holds for it, or remove the slice. The override `pilot` ran out on 2026-06-30: decide again, and record it.',
    ])
    expect(overridden).toEqual([])
  })

  test('is not said to be unused while a part of the map can’t be read', () => {
    const text = override('pupils').replace('{ name: Pupils }', '{ nme: Pupils, within: students }')
    expect(judged(text).diagnostics.map(({ code }) => code)).toEqual(['MR002', 'MR003', 'MR206'])
  })

  test('does not make a text readable', () => {
    const { diagnostics } = judged(
      override('pupils').replace('rule: MR206', 'rule: MR003').replace('name: Pupils', 'nme: Pupils'),
    )
    expect(diagnostics.some(({ code }) => code === 'MR003')).toBe(true)
  })
})

describe('the baseline', () => {
  const base = baselineOf(judged(PUPILS).diagnostics)

  test('is text that can be read in a review, and is read back as it was', () => {
    expect(printBaseline(base)).toBe(`{
  "version": 1,
  "problems": [
    {
      "code": "MR206",
      "file": "map.yaml",
      "message": "No stream serves the slice \`pupils\`.",
      "count": 1
    },
    {
      "code": "MR206",
      "file": "map.yaml",
      "message": "No stream serves the slice \`students\`.",
      "count": 1
    }
  ]
}
`)
    expect(parseBaseline(printBaseline(base))).toEqual(base)
    expect(['', '{', '[]', '{"version":2,"problems":[]}'].map(parseBaseline)).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  test('holds wherever the lines have moved to; what is new counts, and what is gone is told', () => {
    const moved = `# moved\n\nslices:\n  students: { name: Students }\n  graduates: { name: Graduates }\n`
    expect(said(judged(moved, { baseline: base }))).toEqual({
      counts: ['5 MR206 Name it under `for` of the stream whose promise holds for it, or remove the slice.'],
      overridden: [],
      baselined: ['4 MR206'],
      gone: ['1 × MR206 No stream serves the slice `pupils`.'],
    })
  })

  test('holds as often as it says: beyond that, the same is new', () => {
    const [one] = judged(PUPILS).diagnostics
    const loaded = loadMap([{ file: 'map.yaml', text: PUPILS }])
    if (!one) throw new Error('There is a problem.')
    const again = [one, { ...one, line: 10 }, { ...one, line: 12 }]
    const { diagnostics, baselined } = judge(loaded, again, { baseline: baselineOf([one, one]) })
    expect([diagnostics.map(({ line }) => line), baselined.map(({ line }) => line)]).toEqual([[12], [2, 10]])
  })

  test('holds no must, and nothing of the text itself', () => {
    const broken = judged('slices: { a: { nme: A } }\n')
    const { diagnostics, baselined } = judged('slices: { a: { nme: A } }\n', {
      baseline: baselineOf(broken.diagnostics),
    })
    expect(diagnostics.map(({ code }) => code)).toEqual(broken.diagnostics.map(({ code }) => code))
    expect(baselined).toEqual([])
    expect(RULES.filter(({ code, must }) => canBeInBaseline(code) === (must ?? false))).toEqual([])
  })
})

test('comments come first, then overrides, then the baseline', () => {
  const text = `${override('students')}`.replace(
    'name: Pupils }',
    'name: Pupils } # millrace-ignore MR206: a pilot',
  )
  const result = judged(text, { baseline: baselineOf(judged(PUPILS).diagnostics) })
  expect(result.suppressed.map(({ line }) => line)).toEqual([2])
  expect(said(result)).toEqual({
    counts: [],
    overridden: ['3 MR206: A pilot. (Ada, 2026-05-01)'],
    baselined: [],
    gone: [
      '1 × MR206 No stream serves the slice `pupils`.',
      '1 × MR206 No stream serves the slice `students`.',
    ],
  })
})
