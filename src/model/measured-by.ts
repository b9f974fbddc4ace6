/** Which sources measure a stream, and by which choices. */
import type { Measuring, MeasuringChoices, Source, StreamAssignment } from './schema.ts'

/** The streams to which items of a source may belong; each once. */
export const streamsFed = (assignment: StreamAssignment): string[] =>
  typeof assignment === 'string' ? [assignment] : [...new Set(assignment.flatMap(({ is }) => is))]

/** Whether a source may hold items of the stream. */
export const feeds = (assignment: StreamAssignment, stream: string): boolean =>
  streamsFed(assignment).includes(stream)

/** The choices for one kind of flow: those of that kind before those of both. */
export const choicesFor = (
  measuring: Measuring | undefined,
  measured: Source['measures'],
): MeasuringChoices => {
  const { work, journeys, ...both } = measuring ?? {}
  return { ...both, ...(measured === 'work' ? work : journeys) }
}
