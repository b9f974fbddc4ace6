/** Writes the pages that are made from the code. A test fails when they differ from it. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { metricsPages } from '../src/flow/figures/metrics-page.ts'
import { languagePage } from '../src/model/language-page.ts'
import { metricLogicPage } from '../src/model/logic/page.ts'

const metrics = new URL('../docs/metrics/', import.meta.url)
await rm(metrics, { recursive: true, force: true })
await mkdir(metrics)
for (const [file, page] of metricsPages()) await writeFile(new URL(file, metrics), page)
await writeFile(new URL('../docs/guide/metric-logic.md', import.meta.url), metricLogicPage())
await writeFile(new URL('../docs/guide/language.md', import.meta.url), languagePage())
