/**
 * JUnit XML, the dialect that Jenkins, GitLab and others read: a suite per file, a case per diagnostic. Errors
 * are failures; warnings and proposals pass and say so in their output; what is silenced is skipped.
 */
import type { Diagnostic, Silenced } from '../check/diagnostic.ts'
import type { Judgement } from '../check/judge.ts'
import type { Place } from '../model/place.ts'
import { framesOf, type Frame } from './frame.ts'
import { repositoryPath, type ReportContext } from './report.ts'

/** What XML 1.0 allows, with its own signs escaped. Line breaks and tabs of attributes are kept by reference. */
const escaped = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- these are what XML can't hold, even escaped
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;')

const content = (lines: readonly string[]): string => lines.map(escaped).join('\n')

interface Case {
  readonly diagnostic: Diagnostic
  /** Why it does not count. */
  readonly skipped?: string
}

type FrameIn = (place: Place) => Frame | null

const detailsOf = (one: Diagnostic, frameIn: FrameIn): string[] => {
  const frame = frameIn(one)
  return [
    one.message,
    ...(frame ? [frame.line, frame.caret] : []),
    ...(one.related ?? []).map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`),
    ...(one.hint === undefined ? [] : [one.hint]),
  ]
}

const caseXml = ({ diagnostic: one, skipped }: Case, file: string, frameIn: FrameIn): string => {
  const details = content(detailsOf(one, frameIn))
  const body =
    skipped !== undefined
      ? `<skipped message="${escaped(skipped)}"/>`
      : one.severity === 'error'
        ? `<failure type="${one.code}" message="${escaped(one.message)}">${details}</failure>`
        : `<system-out>${one.severity}: ${details}</system-out>`
  const name = `${one.code} at ${one.line}:${one.column}: ${one.message}`
  return `    <testcase classname="${escaped(file)}" name="${escaped(name)}" file="${escaped(file)}" line="${one.line}">${body}</testcase>`
}

/** The report; a file without any problem is one passing case. */
export const junitReport = (
  { diagnostics, suppressed, overridden, baselined }: Judgement,
  { texts, prefix }: ReportContext,
): string => {
  const silenced = (all: readonly Silenced[]): Case[] =>
    all.map((diagnostic) => ({ diagnostic, skipped: diagnostic.justification }))
  const cases: Case[] = [
    ...diagnostics.map((diagnostic) => ({ diagnostic })),
    ...silenced(suppressed),
    ...silenced(overridden),
    ...silenced(baselined),
  ]
  const files = [...new Set([...texts.keys(), ...cases.map(({ diagnostic }) => diagnostic.file)])].sort()
  const failures = (some: readonly Case[]): number =>
    some.filter(({ diagnostic, skipped }) => skipped === undefined && diagnostic.severity === 'error').length
  const skips = (some: readonly Case[]): number => some.filter(({ skipped }) => skipped !== undefined).length
  const byFile = Map.groupBy(cases, ({ diagnostic }) => diagnostic.file)
  const frameIn = framesOf(texts)
  const suites = files.map((file) => {
    const own = byFile.get(file) ?? []
    const path = repositoryPath(file, prefix)
    const name = escaped(path)
    return {
      tests: Math.max(1, own.length),
      xml: [
        `  <testsuite name="${name}" tests="${Math.max(1, own.length)}" failures="${failures(own)}" errors="0" skipped="${skips(own)}">`,
        ...(own.length === 0
          ? [`    <testcase classname="${name}" name="no problems" file="${name}"/>`]
          : own.map((one) => caseXml(one, path, frameIn))),
        '  </testsuite>',
      ].join('\n'),
    }
  })
  const tests = suites.reduce((sum, one) => sum + one.tests, 0)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="millrace check" tests="${tests}" failures="${failures(cases)}" errors="0" skipped="${skips(cases)}">`,
    ...suites.map(({ xml }) => xml),
    '</testsuites>',
  ].join('\n')
}
