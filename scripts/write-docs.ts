/** Writes the pages that are made from the code. A test fails when they differ from it. */
import { writeFile } from 'node:fs/promises'
import { metricsPage } from '../src/flow/metrics-page.ts'
import { languagePage } from '../src/model/language-page.ts'
import { metricLogicPage } from '../src/model/logic/page.ts'

await writeFile(new URL('../docs/metrics.md', import.meta.url), metricsPage())
await writeFile(new URL('../docs/guide/metric-logic.md', import.meta.url), metricLogicPage())
await writeFile(new URL('../docs/guide/language.md', import.meta.url), languagePage())
