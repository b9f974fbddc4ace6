/** What is seen of both slices: their variants side by side, and how long they take. */
import { useMemo } from 'react'
import type { QuestionAnswer } from '../../flow/court/court-answer.ts'
import type { FigureOf } from '../../flow/figures/figure.ts'
import { Chart } from '../chart/chart.tsx'
import { usePalette } from '../chart/look.ts'
import { twoCurvesChart } from '../chart/two-curves-chart.ts'
import { variantsChart } from '../chart/variants-chart.ts'
import { Figure } from '../explain/figure-link.tsx'
import { Duration } from '../parts/duration.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { shareInWords } from '../../flow/number-words.ts'

export interface Sliced {
  readonly a: { readonly id: string; readonly name: string }
  readonly b: { readonly id: string; readonly name: string }
}

export interface EvidenceProps {
  readonly one: QuestionAnswer
  readonly pair: Sliced
  readonly of: FigureOf
}

const sideNames = ({ a, b }: Sliced) => ({ a: a.name, b: b.name })

const variantName = (i: number, path: readonly string[] | null): string =>
  path === null ? 'all others' : `variant ${i + 1}`

export const Variants = ({ one, pair, of }: EvidenceProps) => {
  const palette = usePalette()
  const { variants } = one
  const option = useMemo(
    () =>
      variantsChart(
        (variants ?? []).map(({ path, a, b }, i) => ({
          name: variantName(i, path),
          path: path?.join(', ') ?? 'all others',
          a,
          b,
        })),
        sideNames(pair),
        palette,
      ),
    [variants, pair, palette],
  )
  if (variants === null) return null
  const stem = one.about.slice(0, one.about.lastIndexOf('|'))
  return (
    <>
      <Chart
        option={option}
        label={`Shares of ${variants.length} variants of ${pair.a.name} and ${pair.b.name}`}
        height={60 + variants.length * 34}
      />
      <TableScroll label="Variants">
        <thead>
          <tr>
            <th scope="col">Variant</th>
            <th scope="col">Path</th>
            <th scope="col" className="number">
              {pair.a.name}
            </th>
            <th scope="col" className="number">
              {pair.b.name}
            </th>
          </tr>
        </thead>
        <tbody>
          {variants.map(({ path, a, b }, i) => (
            <tr key={path?.join('\n') ?? ''}>
              <th scope="row" className="nowrap">
                {variantName(i, path)}
              </th>
              <td>{path?.join(', ') ?? 'rarer variants together'}</td>
              {([pair.a, pair.b] as const).map(({ id }, k) => (
                <td key={id} className="number">
                  <Figure
                    id="divergence.variant"
                    of={{ ...of, about: `${stem}|${id}|${i}` }}
                    value={k === 0 ? a : b}
                  >
                    {shareInWords(k === 0 ? a : b)}
                  </Figure>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableScroll>
    </>
  )
}

export const Curves = ({ one, pair }: EvidenceProps) => {
  const palette = usePalette()
  const { curve } = one
  const option = useMemo(() => twoCurvesChart(curve ?? [], sideNames(pair), palette), [curve, pair, palette])
  if (curve === null) return null
  return (
    <>
      <Chart
        option={option}
        label={`Which share of ${pair.a.name} and of ${pair.b.name} had gone on after how long`}
        height={240}
      />
      <TableScroll label="Shares that had gone on">
        <thead>
          <tr>
            <th scope="col">Within</th>
            <th scope="col" className="number">
              {pair.a.name}
            </th>
            <th scope="col" className="number">
              {pair.b.name}
            </th>
          </tr>
        </thead>
        <tbody>
          {curve.map(({ seconds, a, b }) => (
            <tr key={seconds}>
              <th scope="row">
                <Duration seconds={seconds} />
              </th>
              <td className="number">{shareInWords(a)}</td>
              <td className="number">{shareInWords(b)}</td>
            </tr>
          ))}
        </tbody>
      </TableScroll>
    </>
  )
}
