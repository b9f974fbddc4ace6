import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { beforeAll, describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { Diagnostic } from '../check/diagnostic.ts'
import type { Judgement } from '../check/judge.ts'
import { githubReport } from './github.ts'
import { jsonReport } from './json.ts'
import { junitReport } from './junit.ts'
import { prettyReport } from './pretty.ts'
import { countsOf, repositoryPath, type ReportedRule } from './report.ts'
import { sarifReport } from './sarif.ts'

const texts = new Map([
  [
    'a.yaml',
    'slices:\n  it-admin: { name: IT admin, within: enterprse }\n  enterprise: { name: Enterprise }\n',
  ],
  ['more/b c.yaml', 'slices: { enterprise: { name: Enterprise } }\n# the end\n'],
  ['sound.yaml', 'journey: { stages: { find: { name: Find } } }\n'],
])

const place = (file: string, line: number, column: number, endLine: number, endColumn: number) => ({
  file,
  line,
  column,
  endLine,
  endColumn,
})

const unknown: Diagnostic = {
  ...place('a.yaml', 2, 39, 2, 48),
  code: 'MR101',
  severity: 'error',
  message: 'There is no slice `enterprse`. Did you mean `enterprise`?',
  hint: 'Known: it-admin, enterprise.',
  fix: {
    title: 'Change `enterprse` to `enterprise`',
    safe: true,
    edits: [{ ...place('a.yaml', 2, 39, 2, 48), text: 'enterprise' }],
  },
}
const unserved: Diagnostic = {
  ...place('a.yaml', 2, 3, 3, 36),
  code: 'MR206',
  severity: 'warning',
  message: '100 % of `a, b: c`\nare unserved.',
}
const twice: Diagnostic = {
  ...place('more/b c.yaml', 1, 11, 1, 21),
  code: 'MR004',
  severity: 'error',
  message: '`enterprise` is defined twice.',
  related: [{ ...place('a.yaml', 3, 3, 3, 13), message: 'first defined here' }],
}
const proposal: Diagnostic = {
  ...place('more/b c.yaml', 2, 1, 2, 1),
  code: 'MR299',
  severity: 'info',
  message: 'A proposal.',
  fix: { title: 'Remove it', safe: false, edits: [{ ...place('more/b c.yaml', 2, 1, 2, 10), text: '' }] },
}
const silenced = (line: number, justification: string) => ({
  ...place('a.yaml', line, 3, line, 11),
  code: 'MR206',
  severity: 'warning' as const,
  message: 'No stream serves it.',
  justification,
})

const judgement: Judgement = {
  diagnostics: [unknown, unserved, twice, proposal],
  suppressed: [silenced(2, 'A pilot.')],
  overridden: [silenced(3, 'Until spring. (Ada, 2026-05-01)')],
  baselined: [silenced(3, 'It is in the baseline.'), silenced(3, 'It is in the baseline.')],
  gone: [{ code: 'MR207', file: 'a.yaml', message: 'Nobody relies on it.', count: 2 }],
}

const nothing: Judgement = {
  diagnostics: [],
  suppressed: [],
  overridden: [],
  baselined: [],
  gone: [],
}

const rules: ReportedRule[] = [
  {
    code: 'MR101',
    name: 'unknown reference',
    severity: 'error',
    summary: 'Something is named that there is not.',
    text: '# MR101: unknown reference\n',
    helpUri: 'https://millrace.example/docs/rules/MR101.md',
  },
  {
    code: 'MR206',
    name: 'slice, without: a stream',
    severity: 'warning',
    summary: 'No stream serves it.',
    text: '# MR206\n',
  },
]

const PRETTY = `a.yaml:2:39 error MR101 There is no slice \`enterprse\`. Did you mean \`enterprise\`?
  2 |   it-admin: { name: IT admin, within: enterprse }
    |                                       ^^^^^^^^^
  Known: it-admin, enterprise.
  fix: Change \`enterprse\` to \`enterprise\` (--fix)

a.yaml:2:3 warning MR206 100 % of \`a, b: c\` are unserved.
  2 |   it-admin: { name: IT admin, within: enterprse }
    |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

more/b c.yaml:1:11 error MR004 \`enterprise\` is defined twice.
  1 | slices: { enterprise: { name: Enterprise } }
    |           ^^^^^^^^^^
  a.yaml:3:3 first defined here
    3 |   enterprise: { name: Enterprise }
      |   ^^^^^^^^^^

more/b c.yaml:2:1 info MR299 A proposal.
  2 | # the end
    | ^
  possible fix: Remove it

a.yaml:3:3 overridden MR206 No stream serves it.
  Until spring. (Ada, 2026-05-01)

2 errors, 1 warning, 1 proposal. --fix can mend 1 of them. Not counted: 1 silenced by comments, 1 overridden, 2 in the baseline. 2 of the baseline are gone: update it with --update-baseline.`

describe('for people', () => {
  test('the place, the line, what is wrong, what to do, what does not count', () => {
    expect(prettyReport(judgement, { texts })).toBe(PRETTY)
  })

  test('colours are added only where they are asked for, and change no letter', () => {
    const coloured = prettyReport(judgement, { texts }, true)
    expect(coloured).not.toBe(PRETTY)
    expect(stripVTControlCharacters(coloured)).toBe(PRETTY)
  })

  test('nothing wrong is said as well', () => {
    expect(prettyReport({ diagnostics: [] }, { texts: new Map() })).toBe('No problems.')
  })

  test('a long line is cut around the place, and what would steer the terminal is left out', () => {
    const long = `slices: { ${'x'.repeat(500)}: A\u{1B}[2J\u{202E} }`
    const one = { ...unknown, ...place('x.yaml', 1, 511, 1, 520), message: 'a\u{1B}[2Jb\nc' }
    expect(
      prettyReport(
        { diagnostics: [{ ...one, hint: undefined, fix: undefined }] },
        { texts: new Map([['x.yaml', long]]) },
      ),
    ).toBe(
      `x.yaml:1:511 error MR101 a [2Jb c
  1 | ${'x'.repeat(110)}: A [2J  }
    | ${' '.repeat(110)}^^^^^^^^^

1 error, 0 warnings.`,
    )
  })

  test('the underline stands under what is meant in scripts with wide characters and combining marks', () => {
    const text = '名前: 価値 cafe\u0301 x'
    const one = { ...unserved, message: 'm', ...place('x.yaml', 1, 5, 1, 7) }
    const report = (column: number, endColumn: number): string | undefined =>
      prettyReport(
        { diagnostics: [{ ...one, column, endColumn }] },
        { texts: new Map([['x.yaml', text]]) },
      ).split('\n')[2]
    expect([report(5, 7), report(8, 13)]).toEqual(['    |       ^^^^', '    |            ^^^^'])
  })
})

test('for programs: counts, diagnostics with related places and fixes, and what does not count', () => {
  expect(JSON.parse(jsonReport(judgement))).toEqual({
    errors: 2,
    warnings: 1,
    infos: 1,
    diagnostics: judgement.diagnostics,
    suppressed: judgement.suppressed,
    overridden: judgement.overridden,
    baselined: judgement.baselined,
    gone: judgement.gone,
  })
})

describe('for GitHub', () => {
  test('a command per diagnostic, errors first; columns only on one line; what steers is escaped', () => {
    expect(githubReport(judgement, { prefix: 'maps/shop', rules }).split('\n')).toEqual([
      '::error file=maps/shop/a.yaml,line=2,endLine=2,col=39,endColumn=47,title=MR101 unknown reference::There is no slice `enterprse`. Did you mean `enterprise`?%0AKnown: it-admin, enterprise.',
      '::error file=maps/shop/more/b c.yaml,line=1,endLine=1,col=11,endColumn=20,title=MR004::`enterprise` is defined twice.%0Amaps/shop/a.yaml:3:3 first defined here',
      '::warning file=maps/shop/a.yaml,line=2,endLine=3,title=MR206 slice%2C without%3A a stream::100 %25 of `a, b: c`%0Aare unserved.',
      '::notice file=maps/shop/more/b c.yaml,line=2,endLine=2,col=1,endColumn=1,title=MR299::A proposal.',
      '2 errors, 1 warning, 1 proposal. Not counted: 1 silenced by comments, 1 overridden, 2 in the baseline. 2 of the baseline are gone: update it with --update-baseline.',
    ])
  })

  test('paths are those of the repository', () => {
    expect([
      repositoryPath('a.yaml'),
      repositoryPath('sub\\a.yaml', 'map'),
      repositoryPath('a.yaml', '.'),
      repositoryPath('a.yaml', 'maps/shop/'),
      repositoryPath('/elsewhere', 'map'),
      repositoryPath('C:\\elsewhere', 'map'),
    ]).toEqual(['a.yaml', 'map/sub/a.yaml', 'a.yaml', 'maps/shop/a.yaml', '/elsewhere', 'C:/elsewhere'])
  })
})

describe('JUnit', () => {
  test('errors fail, warnings pass and tell, what is silenced is skipped, a sound file passes', () => {
    expect(junitReport(judgement, { texts, prefix: 'map' })).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="millrace check" tests="9" failures="2" errors="0" skipped="4">
  <testsuite name="map/a.yaml" tests="6" failures="1" errors="0" skipped="4">
    <testcase classname="map/a.yaml" name="MR101 at 2:39: There is no slice \`enterprse\`. Did you mean \`enterprise\`?" file="map/a.yaml" line="2"><failure type="MR101" message="There is no slice \`enterprse\`. Did you mean \`enterprise\`?">There is no slice \`enterprse\`. Did you mean \`enterprise\`?
  it-admin: { name: IT admin, within: enterprse }
                                      ^^^^^^^^^
Known: it-admin, enterprise.</failure></testcase>
    <testcase classname="map/a.yaml" name="MR206 at 2:3: 100 % of \`a, b: c\`&#10;are unserved." file="map/a.yaml" line="2"><system-out>warning: 100 % of \`a, b: c\`&#10;are unserved.
  it-admin: { name: IT admin, within: enterprse }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^</system-out></testcase>
    <testcase classname="map/a.yaml" name="MR206 at 2:3: No stream serves it." file="map/a.yaml" line="2"><skipped message="A pilot."/></testcase>
    <testcase classname="map/a.yaml" name="MR206 at 3:3: No stream serves it." file="map/a.yaml" line="3"><skipped message="Until spring. (Ada, 2026-05-01)"/></testcase>
    <testcase classname="map/a.yaml" name="MR206 at 3:3: No stream serves it." file="map/a.yaml" line="3"><skipped message="It is in the baseline."/></testcase>
    <testcase classname="map/a.yaml" name="MR206 at 3:3: No stream serves it." file="map/a.yaml" line="3"><skipped message="It is in the baseline."/></testcase>
  </testsuite>
  <testsuite name="map/more/b c.yaml" tests="2" failures="1" errors="0" skipped="0">
    <testcase classname="map/more/b c.yaml" name="MR004 at 1:11: \`enterprise\` is defined twice." file="map/more/b c.yaml" line="1"><failure type="MR004" message="\`enterprise\` is defined twice.">\`enterprise\` is defined twice.
slices: { enterprise: { name: Enterprise } }
          ^^^^^^^^^^
a.yaml:3:3 first defined here</failure></testcase>
    <testcase classname="map/more/b c.yaml" name="MR299 at 2:1: A proposal." file="map/more/b c.yaml" line="2"><system-out>info: A proposal.
# the end
^</system-out></testcase>
  </testsuite>
  <testsuite name="map/sound.yaml" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="map/sound.yaml" name="no problems" file="map/sound.yaml"/>
  </testsuite>
</testsuites>`)
  })

  test('is XML whatever the messages hold', async () => {
    const message = '<a href="x">&amp;\u0000\u0007\uFFFF\uD800 \u{1F9EA}\t\r\n]]>'
    const report = junitReport(
      { ...nothing, diagnostics: [{ ...unknown, message, file: 'a "b" <c>.yaml' }] },
      { texts },
    )
    const { valid, errors } = await validateXML({ xml: report, schema: ANYTHING })
    expect({ valid, errors }).toEqual({ valid: true, errors: [] })
  })
})

/** A schema that takes any content of the root: what is left to test is that it is XML. */
const ANYTHING = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="testsuites"><xs:complexType><xs:sequence>
    <xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence><xs:anyAttribute processContents="skip"/></xs:complexType></xs:element>
</xs:schema>`

describe('SARIF', () => {
  const report = (one: Judgement): unknown =>
    JSON.parse(sarifReport(one, { prefix: 'maps/shop', version: '1.2.3', rules }))

  let problemsOf: (log: unknown) => unknown = () => null
  beforeAll(() => {
    const file = new URL('../../test/schemas/sarif/sarif-2.1.0-rtm.5.json', import.meta.url)
    // The schema is of draft 4, whose words it uses are those of later drafts but for these two.
    const {
      $schema: _draft,
      id: _id,
      ...schema
    } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
    formats.default(ajv)
    const validate = ajv.compile(schema)
    problemsOf = (log) => {
      validate(log)
      return validate.errors ?? []
    }
  })

  test('fits its schema, with problems and without; the schema can tell', () => {
    expect(problemsOf(report(judgement))).toEqual([])
    expect(problemsOf(report(nothing))).toEqual([])
    const broken = structuredClone(report(judgement)) as { runs: { results: { level: string }[] }[] }
    for (const one of broken.runs[0]?.results ?? []) one.level = 'bad'
    expect(problemsOf(broken)).not.toEqual([])
  })

  test('says all there is to say', () => {
    const region = (startLine: number, startColumn: number, endLine: number, endColumn: number) => ({
      startLine,
      startColumn,
      endLine,
      endColumn,
    })
    const a = { uri: 'maps/shop/a.yaml', uriBaseId: '%SRCROOT%' }
    const b = { uri: 'maps/shop/more/b%20c.yaml', uriBaseId: '%SRCROOT%' }
    const unservedResult = (line: number, nth: number, kind: string, justification: string) => ({
      ruleId: 'MR206',
      ruleIndex: 1,
      level: 'warning',
      message: { text: 'No stream serves it.' },
      locations: [
        { physicalLocation: { artifactLocation: { ...a, index: 0 }, region: region(line, 3, line, 11) } },
      ],
      partialFingerprints: { 'millrace/v1': `MR206 a.yaml No stream serves it. ${nth}` },
      suppressions: [{ kind, justification }],
    })
    expect(report(judgement)).toEqual({
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'Millrace',
              version: '1.2.3',
              semanticVersion: '1.2.3',
              rules: [
                {
                  id: 'MR101',
                  shortDescription: { text: 'unknown reference' },
                  fullDescription: { text: 'Something is named that there is not.' },
                  help: {
                    text: 'Something is named that there is not.',
                    markdown: '# MR101: unknown reference\n',
                  },
                  helpUri: 'https://millrace.example/docs/rules/MR101.md',
                  defaultConfiguration: { level: 'error' },
                },
                {
                  id: 'MR206',
                  shortDescription: { text: 'slice, without: a stream' },
                  fullDescription: { text: 'No stream serves it.' },
                  help: { text: 'No stream serves it.', markdown: '# MR206\n' },
                  defaultConfiguration: { level: 'warning' },
                },
                { id: 'MR004' },
                { id: 'MR299' },
              ],
            },
          },
          automationDetails: { id: 'millrace-check/' },
          columnKind: 'utf16CodeUnits',
          artifacts: [{ location: a }, { location: b }],
          results: [
            {
              ruleId: 'MR101',
              ruleIndex: 0,
              level: 'error',
              message: {
                text: 'There is no slice `enterprse`. Did you mean `enterprise`?\nKnown: it-admin, enterprise.',
              },
              locations: [
                { physicalLocation: { artifactLocation: { ...a, index: 0 }, region: region(2, 39, 2, 48) } },
              ],
              fixes: [
                {
                  description: { text: 'Change `enterprse` to `enterprise`' },
                  artifactChanges: [
                    {
                      artifactLocation: { ...a, index: 0 },
                      replacements: [
                        { deletedRegion: region(2, 39, 2, 48), insertedContent: { text: 'enterprise' } },
                      ],
                    },
                  ],
                },
              ],
              partialFingerprints: {
                'millrace/v1': 'MR101 a.yaml There is no slice `enterprse`. Did you mean `enterprise`? 1',
              },
              suppressions: [],
            },
            {
              ruleId: 'MR206',
              ruleIndex: 1,
              level: 'warning',
              message: { text: '100 % of `a, b: c`\nare unserved.' },
              locations: [
                { physicalLocation: { artifactLocation: { ...a, index: 0 }, region: region(2, 3, 3, 36) } },
              ],
              partialFingerprints: { 'millrace/v1': 'MR206 a.yaml 100 % of `a, b: c`\nare unserved. 1' },
              suppressions: [],
            },
            {
              ruleId: 'MR004',
              ruleIndex: 2,
              level: 'error',
              message: { text: '`enterprise` is defined twice.' },
              locations: [
                { physicalLocation: { artifactLocation: { ...b, index: 1 }, region: region(1, 11, 1, 21) } },
              ],
              relatedLocations: [
                {
                  id: 1,
                  physicalLocation: { artifactLocation: { ...a, index: 0 }, region: region(3, 3, 3, 13) },
                  message: { text: 'first defined here' },
                },
              ],
              partialFingerprints: { 'millrace/v1': 'MR004 more/b c.yaml `enterprise` is defined twice. 1' },
              suppressions: [],
            },
            {
              ruleId: 'MR299',
              ruleIndex: 3,
              level: 'note',
              message: { text: 'A proposal.' },
              locations: [
                { physicalLocation: { artifactLocation: { ...b, index: 1 }, region: region(2, 1, 2, 1) } },
              ],
              fixes: [
                {
                  description: { text: 'Remove it' },
                  artifactChanges: [
                    {
                      artifactLocation: { ...b, index: 1 },
                      replacements: [{ deletedRegion: region(2, 1, 2, 10) }],
                    },
                  ],
                },
              ],
              partialFingerprints: { 'millrace/v1': 'MR299 more/b c.yaml A proposal. 1' },
              suppressions: [],
            },
            unservedResult(2, 1, 'inSource', 'A pilot.'),
            unservedResult(3, 2, 'inSource', 'Until spring. (Ada, 2026-05-01)'),
            unservedResult(3, 3, 'external', 'It is in the baseline.'),
            unservedResult(3, 4, 'external', 'It is in the baseline.'),
          ],
        },
      ],
    })
  })

  test('a file outside of the sources is named by its own address', () => {
    const log = report({
      ...nothing,
      diagnostics: [{ ...twice, file: '/some where/map', related: [] }],
    }) as { runs: { artifacts: unknown }[] }
    expect(log.runs[0]?.artifacts).toEqual([{ location: { uri: 'file:///some%20where/map' } }])
    expect(problemsOf(log)).toEqual([])
  })
})

test('counts', () => {
  expect(countsOf(judgement.diagnostics)).toEqual({ errors: 2, warnings: 1, infos: 1 })
})
