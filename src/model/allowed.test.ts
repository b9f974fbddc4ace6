import { describe, expect, it } from 'vitest'
import { allowedAt, inWords, shapeOf } from './allowed.ts'

const words = (path: (string | number)[], data: unknown = {}): string =>
  inWords(allowedAt(path, data), undefined)

describe('what the schema allows', () => {
  it.each([
    [['slices', 'a', 'within'], 'the id of a slice'],
    [['slices', 'a', 'name'], 'text'],
    [['streams', 'a', 'kind'], 'one of `top-level`, `supporting`'],
    [['streams', 'a', 'stages'], 'a list, each the id of a stage'],
    [['streams', 'a', 'owner'], 'the id of a team, or any name while the map defines none'],
    [['streams', 'a', 'northStar', 'logic'], 'metric logic'],
    [['streams', 'a', 'services', 's', 'selfService'], 'one of `true`, `false`'],
    [['decisions', 'a', 'about', 0], 'the id of anything in the map'],
    [['grid', 'a', 'b', 'doesNotApply'], 'text'],
    [['streams', 'a', 'nothing', 'of', 'this'], ''],
  ])('at %j', (path, expected) => {
    expect(words(path)).toBe(expected)
  })

  it('lets what is written decide between forms', () => {
    const keys = (kind: unknown): string[] =>
      allowedAt(['sources', 's'], { sources: { s: { kind } } }).flatMap((form) =>
        Object.keys(shapeOf(form) ?? {}).filter((key) => /csv|jira|cloud/.test(key)),
      )
    expect(keys('jira')).toEqual(['jira'])
    expect(keys('csv')).toEqual(['csv'])
    expect(keys('what?')).toEqual(['csv', 'jira', 'cloudEvents'])
    expect(keys(undefined)).toEqual(['csv', 'jira', 'cloudEvents'])
  })
})
