import * as z from 'zod'
import { MapFile } from './schema.ts'

/** The JSON Schema (draft 2020-12) of a map file, for editors without the language server. */
export const mapJsonSchema = (): Record<string, unknown> => ({
  ...(z.toJSONSchema(MapFile, { io: 'input' }) as Record<string, unknown>),
  $id: 'urn:millrace:map',
  title: 'Millrace map',
})
