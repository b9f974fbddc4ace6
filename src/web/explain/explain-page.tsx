/** A number, opened: what it means, what it was made of, and the way to each item and event behind it. */
import { Title } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { DEFINITIONS } from '../../flow/definitions.ts'
import { FIGURES } from '../../flow/figure.ts'
import { useTitle } from '../shell/title.ts'
import { DefinitionText } from './definition-text.tsx'

const route = getRouteApi('/explain')

export const ExplainPage = () => {
  const { figure = '' } = route.useSearch()
  const kind = FIGURES[figure]
  useTitle(kind?.name ?? 'Explain')
  if (kind === undefined) {
    return (
      <div className="notice">
        <h1>Which number is to be explained?</h1>
        <p>
          Follow any number on the pages of a stream. What each metric means stands in the{' '}
          <Link to="/definitions">definitions</Link>.
        </p>
      </div>
    )
  }
  return (
    <div className="stack">
      <Title order={1}>{kind.name}</Title>
      <section className="card" aria-label="Definition">
        <DefinitionText definition={DEFINITIONS[kind.metric]} />
      </section>
    </div>
  )
}
