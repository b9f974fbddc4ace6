/** What one metric means, and the figures that are made of it. */
import { Title } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { DEFINITIONS } from '../../flow/figures/definitions.ts'
import { FIGURES } from '../../flow/figures/figure.ts'
import { METRICS } from '../../flow/figures/metrics.ts'
import { useTitle } from '../shell/title.ts'
import { DefinitionText } from './definition-text.tsx'

const route = getRouteApi('/definitions/$id')

export const DefinitionPage = () => {
  const { id } = route.useParams()
  const metric = METRICS.find((one) => one === id)
  useTitle(metric === undefined ? 'Definitions' : DEFINITIONS[metric].name)
  if (metric === undefined) {
    return (
      <div className="notice">
        <h1>There is no metric “{id}”</h1>
        <p>
          See <Link to="/definitions">all definitions</Link>.
        </p>
      </div>
    )
  }
  const definition = DEFINITIONS[metric]
  const figures = Object.entries(FIGURES).filter(([, kind]) => kind.metric === metric)
  return (
    <div className="stack">
      <div>
        <p className="dimmed small">
          <Link to="/definitions">Definitions</Link>
        </p>
        <Title order={1}>{definition.name}</Title>
      </div>
      <section className="card" aria-label="Definition">
        <DefinitionText definition={definition} />
      </section>
      {figures.length > 0 && (
        <section className="card" aria-labelledby="figures">
          <h2 id="figures">Its figures</h2>
          <p className="dimmed">
            Each is explained with its value and its items by its address, in the web app, in{' '}
            <code>/api/explain</code> and by <code>millrace explain</code>.
          </p>
          <ul className="plain">
            {figures.map(([figure, { name }]) => (
              <li key={figure}>
                <code>{figure}</code> {name}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
