/** A definition as it is shown: beside a chart, with a number, and on its own page. */
import { Link } from '@tanstack/react-router'
import type { Definition } from '../../flow/answers.ts'
import { Prose } from '../parts/prose.tsx'

export const DefinitionText = ({ definition }: { definition: Definition }) => (
  <div className="definition">
    <p className="dimmed">
      <Link to="/definitions/$id" params={{ id: definition.id }}>
        {definition.name}
      </Link>
      , version {definition.version}, in {definition.unit}
    </p>
    <p className="formula">{definition.formula}</p>
    <ul>
      {definition.rules.map((rule) => (
        <li key={rule}>
          <Prose text={rule} />
        </li>
      ))}
    </ul>
    <p>Example: {definition.example}</p>
    <p className="dimmed">Source: {definition.source}</p>
  </div>
)
