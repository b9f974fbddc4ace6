/** Where the flow is held up, by three methods that look at different things. */
import { TableScroll } from '../parts/table-scroll.tsx'
import type { NextAnswer } from '../../flow/improve/next-answer.ts'
import { decimal, percent } from '../words/figures.ts'

type Bottleneck = NextAnswer['bottleneck']
type Method = Bottleneck['methods'][number]

const AGREE: Readonly<Record<Bottleneck['agree'], string>> = {
  all: 'all three agree',
  two: 'two of three agree',
  none: 'they do not agree',
  'no data': 'no data',
}

const valueInWords = ({ method }: Method, value: number): string =>
  method === 'growth of load' ? `${value > 0 ? '+' : ''}${decimal(value)}` : percent(value)

export const Bottleneck = ({ bottleneck }: { bottleneck: Bottleneck }) => {
  const stages = [...new Set(bottleneck.methods.flatMap((method) => method.stages.map(({ stage }) => stage)))]
  return (
    <section className="card" aria-labelledby="bottleneck">
      <h2 id="bottleneck">
        Bottleneck <span className="tag">{AGREE[bottleneck.agree]}</span>
      </h2>
      <p>{bottleneck.sentence}</p>
      <ul className="plain">
        {bottleneck.methods.map(({ method, words }) => (
          <li key={method}>
            <strong>{method.charAt(0).toUpperCase() + method.slice(1)}:</strong> {words}
          </li>
        ))}
      </ul>
      {stages.length > 0 && (
        <TableScroll label="Stages by the three methods">
          <thead>
            <tr>
              <th scope="col">Stage</th>
              {bottleneck.methods.map(({ method, unit }) => (
                <th key={method} scope="col" className="number">
                  {method.charAt(0).toUpperCase() + method.slice(1)}
                  <span className="dimmed block">{unit}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stages.map((stage) => (
              <tr key={stage}>
                <th scope="row">{stage}</th>
                {bottleneck.methods.map((method) => {
                  const found = method.stages.find((one) => one.stage === stage)
                  const words = found ? valueInWords(method, found.value) : '–'
                  return (
                    <td key={method.method} className="number">
                      {method.stage === stage ? <strong>{words} ◀</strong> : words}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </TableScroll>
      )}
    </section>
  )
}
