/** Reads a file of OTLP requests in JSON, as the file exporter of the OpenTelemetry Collector writes them. */
import type { OtlpSource } from '../../model/schema.ts'
import { receivedNow } from '../cloudevents/event.ts'
import { ImportError, type ReadBatch } from '../connector.ts'
import type { InputFile } from '../file.ts'
import { readEvents, type Read } from '../json/read-events.ts'
import { otlpReadings } from './reading.ts'
import { signalOf, telemetryIn } from './telemetry.ts'

/** @throws ImportError before anything is yielded, if the file can't be read or holds no request at all. */
export const readOtlp = (file: InputFile, source: OtlpSource): AsyncGenerator<ReadBatch> => {
  const received = receivedNow()
  const read = (json: unknown, ref: string): Read[] => {
    const signal = signalOf(json)
    if (signal === null) return [{ reason: 'neither `resourceSpans` nor `resourceLogs` is there' }]
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
  return readEvents(file, { name: 'OTLP requests', isOne: (json) => signalOf(json) !== null, read })
}
