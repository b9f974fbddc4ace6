/** The chain from the north-star over the goal of the strategy to how that makes money: drawn as it reads. */
import type { ChainAnswer, NorthStarAnswer } from '../../flow/logic/north-star-answer.ts'
import { ThingLink } from '../map/thing-link.tsx'
import { WithMap } from '../map/known-map.tsx'
import { Prose } from '../parts/prose.tsx'
import { count, decimal } from '../words/figures.ts'

const moneyOf = ({ perYear, share, ofStream }: ChainAnswer['revenue'][number]): string =>
  [
    perYear === null ? 'amount not told' : `${count(perYear.amount)} ${perYear.currency} a year`,
    share === null ? null : `${decimal(share)} % from this stream`,
    ofStream === null || perYear === null ? null : `${count(ofStream)} ${perYear.currency}`,
  ]
    .filter((part) => part !== null)
    .join(' · ')

export const Chain = ({ chain, stream }: Pick<NorthStarAnswer, 'chain' | 'stream'>) => (
  <section className="card stack" aria-labelledby="chain">
    <h2 id="chain">How it ties to strategy and money</h2>
    <WithMap>
      <ol className="chain">
        <li>
          <span className="chain-step">Stream</span>
          <strong>{stream.name}</strong>
        </li>
        <li>
          <span className="chain-step">North-star</span>
          <strong>{chain.northStar ?? 'none named'}</strong>
        </li>
        <li>
          <span className="chain-step">Goal of the strategy</span>
          <strong>{chain.goal ? <ThingLink kinds={['goal']} id={chain.goal.id} /> : 'none named'}</strong>
          {chain.goal?.description != null && <span className="dimmed small">{chain.goal.description}</span>}
        </li>
        <li>
          <span className="chain-step">How it makes money</span>
          {chain.revenue.length === 0 ? (
            <strong>none named</strong>
          ) : (
            chain.revenue.map((one) => (
              <span key={one.id} className="block">
                <strong>
                  <ThingLink kinds={['revenue stream']} id={one.id} />
                </strong>
                <span className="dimmed small block">
                  {moneyOf(one)}
                  {!one.viaGoal && ' · not named by the goal'}
                </span>
              </span>
            ))
          )}
        </li>
      </ol>
    </WithMap>
    {chain.gaps.length > 0 && (
      <ul className="banner" aria-label="Where the chain is broken">
        {chain.gaps.map((gap) => (
          <li key={gap}>
            <Prose text={gap} />
          </li>
        ))}
      </ul>
    )}
  </section>
)
