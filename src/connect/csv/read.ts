/** Reads a CSV file as the map says: a log with a row per event, or a table with a row per item. */
import type { CsvSource } from '../../model/schema.ts'
import { BatchBuilder } from '../batch.ts'
import type { ReadBatch } from '../connector.ts'
import type { InputFile } from '../file.ts'
import { TimeDetection, type TimeQuestion } from '../time/detect.ts'
import type { TimeReader } from '../time/reader.ts'
import { layoutOf, timeOf, type CsvColumns, type Layout } from './columns.ts'
import { eventRows, type RowReader } from './events.ts'
import { csvForm, recordsOf, type CsvForm } from './file.ts'
import { tableRows } from './table.ts'

/** As it can stand in a flow mapping of YAML. */
const yaml = (text: string): string => (/^[A-Za-z][\w ./-]*$/.test(text) ? text : JSON.stringify(text))

const entries = (answers: { format?: string; zone?: string }): string[] =>
  Object.entries(answers).map(([key, value]) => `${key}: ${yaml(value)}`)

const questionOf = (csv: CsvColumns, layout: Layout): TimeQuestion => {
  const time = timeOf(csv)
  if (time) {
    const column = `column: ${yaml(time.column)}`
    const known = (answers: object): object => ({
      ...(time.format === null ? {} : { format: time.format }),
      ...(time.zone === null ? {} : { zone: time.zone }),
      ...answers,
    })
    return {
      what: `column \`${time.column}\``,
      format: time.format,
      zone: time.zone,
      hint: (answers) => `csv: {time: {${[column, ...entries(known(answers))].join(', ')}}}`,
    }
  }
  const names = layout.dates.map(({ name }) => `\`${name}\``)
  return {
    what: `the ${names.length === 1 ? 'column' : 'columns'} ${names.join(', ')}`,
    format: csv.format ?? null,
    zone: csv.zone ?? null,
    hint: (answers) => `csv: {${entries(answers).join(', ')}}`,
  }
}

/** Reads as far into the file as it takes to know how its times are written. */
const timeReaderOf = async (
  file: InputFile,
  form: CsvForm,
  csv: CsvColumns,
  layout: Layout,
): Promise<TimeReader> => {
  const detection = new TimeDetection(questionOf(csv, layout))
  const columns = layout.time === null ? layout.dates.map(({ index }) => index) : [layout.time]
  for await (const { records } of recordsOf(file, form)) {
    for (const record of records) for (const column of columns) detection.add(record[column] ?? '')
    if (detection.settled) break
  }
  return detection.reader()
}

const rowReaderOf = (file: InputFile, layout: Layout, time: TimeReader): RowReader =>
  layout.time === null
    ? tableRows(file.name, layout, time)
    : eventRows(file.name, layout, layout.header[layout.time] ?? '', time, layout.time)

/**
 * @throws ImportError before anything is yielded, if the file can't be taken as a whole: it can't be read, is
 *   no CSV, lacks a column, or leaves a question open.
 */
export async function* readCsv(file: InputFile, { csv }: CsvSource): AsyncGenerator<ReadBatch> {
  const form = await csvForm(file, csv)
  const layout = layoutOf(file.name, csv, form.header)
  const readRow = rowReaderOf(file, layout, await timeReaderOf(file, form, csv, layout))
  const batch = new BatchBuilder()
  for await (const { records, lines, rejections } of recordsOf(file, form)) {
    batch.read(records.length + rejections.length)
    for (const { row, reason } of rejections) batch.reject(row, reason)
    for (let i = 0; i < records.length; i++) {
      const record = records[i]
      if (record) readRow(record, lines[i] ?? 0, batch)
    }
    if (batch.isFull) yield batch.take(file.bytes)
  }
  if (!batch.isEmpty) yield batch.take(file.bytes)
}
