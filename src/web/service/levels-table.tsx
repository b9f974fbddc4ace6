/** What the stream promises as a service, and whether it is kept. */
import type { ServiceAnswer, LevelAnswer } from '../../flow/service/service-answer.ts'
import { StatusMark } from '../alerts/status-mark.tsx'
import { Prose } from '../parts/prose.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'

const LIGHTS = { kept: 'met', broken: 'breached', 'not measured': 'no data' } as const

const ABOUT: Readonly<Record<LevelAnswer['about'], string>> = {
  availability: 'Always on',
  capacity: 'Simultaneous journeys',
  isolation: 'Isolated and consistent',
  degradation: 'Degrades gracefully',
}

const LevelStatus = ({ status }: Pick<LevelAnswer, 'status'>) => (
  <StatusMark status={LIGHTS[status]}>{status}</StatusMark>
)

const NoLevels = ({ stream }: { stream: string }) => (
  <>
    <p>
      The stream promises nothing as a service yet. What is measured below is measured anyway. A promise is a
      line in the map, such as:
    </p>
    <pre role="region" tabIndex={0} aria-label="Example of a service level">
      <code>{`streams:
  ${stream}:
    serviceLevels:
      always-on: { name: Always on, about: availability, objective: 99.9 }`}</code>
    </pre>
  </>
)

export const LevelsTable = ({ levels, stream }: Pick<ServiceAnswer, 'levels'> & { stream: string }) => (
  <section className="card stack" aria-labelledby="levels">
    <h2 id="levels">What is promised</h2>
    {levels.length === 0 ? (
      <NoLevels stream={stream} />
    ) : (
      <TableScroll label="Service levels">
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Service level</th>
            <th scope="col">Promise</th>
            <th scope="col">Measured</th>
          </tr>
        </thead>
        <tbody>
          {levels.map(({ id, name, about, stage, status, promise, sentence }) => (
            <tr key={id}>
              <td className="nowrap">
                <LevelStatus status={status} />
              </td>
              <th scope="row">
                {name}
                <span className="dimmed small block">
                  {ABOUT[about]} · {stage.name}
                </span>
              </th>
              <td>{promise === null ? <span className="dimmed">–</span> : <Prose text={promise} />}</td>
              <td className="service-sentence">
                <Prose text={sentence} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableScroll>
    )}
  </section>
)
