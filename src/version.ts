import { readFileSync } from 'node:fs'

/** The version of the package, read from its `package.json`: beside `src` and beside `dist` alike. */
export const VERSION: string = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
).version
