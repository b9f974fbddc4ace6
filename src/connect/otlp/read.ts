/** Reads a file of OTLP requests in JSON, as the file exporter of the OpenTelemetry Collector writes them. */
import type { OtlpSource } from '../../model/schema.ts'
import { receivedNow } from '../cloudevents/event.ts'
import { ImportError, type ReadBatch } from '../connector.ts'
import type { InputFile } from '../file.ts'
import { isObject } from '../json/look.ts'
import { readEvents, type Read } from '../json/read-events.ts'
import { otlpReadings } from './reading.ts'
import { signalOf, telemetryIn } from './telemetry.ts'

/** @throws ImportError before anything is yielded, if the file can't be read or holds no request at all. */
export const readOtlp = (file: InputFile, source: OtlpSource): AsyncGenerator<ReadBatch> => {
  const received = receivedNow()
  const read = (json: unknown, ref: string): Read[] => {
    const signal = signalOf(json)
    if (signal === null) {
      const keys = isObject(json) ? Object.keys(json).slice(0, 3) : []
      const instead = keys.length > 0 ? `, but ${keys.map((key) => `\`${key}\``).join(', ')}` : ''
      return [{ reason: `neither \`resourceSpans\` nor \`resourceLogs\` is there${instead}` }]
    }
    try {
      return telemetryIn(signal, json).flatMap((one): Read[] => {
        const readings = otlpReadings(one, source, received)
        return readings.length === 0
          ? [null]
          : readings.map((reading) => ('reason' in reading ? reading : { ...reading, ref }))
      })
    } catch (error) {
      if (error instanceof ImportError) return [{ reason: error.message }]
      throw error
    }
  }
  const { item, state } = source.otlp
  return readEvents(file, {
    name: 'OTLP requests',
    expected: 'JSON: a request, a list of them, or a request per line; protobuf is taken over HTTP',
    passedOver: `spans, events of spans and log records are not meant for this source: they are of other services than it takes, or have no \`${item}\` or no \`${state}\`.`,
    isOne: (json) => signalOf(json) !== null,
    read,
  })
}
