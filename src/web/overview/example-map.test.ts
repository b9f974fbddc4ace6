import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { MapFile } from '../../model/schema.ts'
import { EXAMPLE_MAP } from './example-map.ts'

test('the map that the empty page shows is valid', () => {
  const read = MapFile.safeParse(parse(EXAMPLE_MAP))
  expect(read.error?.issues ?? []).toEqual([])
})
