/** All metrics: what each means, and the way to its page. */
import { Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { DEFINITIONS } from '../../flow/figures/definitions.ts'
import { METRICS } from '../../flow/figures/metrics.ts'
import { TableScroll } from '../parts/table-scroll.tsx'
import { useTitle } from '../shell/title.ts'

export const DefinitionsPage = () => {
  useTitle('Definitions')
  return (
    <div className="stack">
      <div>
        <Title order={1}>Definitions</Title>
        <p className="dimmed">
          What each metric means. The same text stands beside every chart and number; a change of a formula is
          a new version.
        </p>
      </div>
      <TableScroll label="Metrics">
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col">Formula</th>
            <th scope="col">Unit</th>
            <th scope="col" className="number">
              Version
            </th>
          </tr>
        </thead>
        <tbody>
          {METRICS.map((id) => {
            const { name, formula, unit, version } = DEFINITIONS[id]
            return (
              <tr key={id}>
                <th scope="row">
                  <Link to="/definitions/$id" params={{ id }}>
                    {name}
                  </Link>
                </th>
                <td>{formula}</td>
                <td>{unit}</td>
                <td className="number">{version}</td>
              </tr>
            )
          })}
        </tbody>
      </TableScroll>
    </div>
  )
}
