import { Command } from 'commander'
import { mapJsonSchema } from '../../model/json-schema.ts'

export const schemaCommand = (): Command =>
  new Command('schema')
    .description('Print the JSON Schema of a map file, for completion in editors')
    .action(() => {
      process.stdout.write(`${JSON.stringify(mapJsonSchema(), null, 2)}\n`)
    })
