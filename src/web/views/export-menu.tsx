/** The view as a file: a picture, a drawing, or the table of its chart. */
import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ViewAnswer } from '../../flow/view-answers.ts'
import { overviewQuery } from '../api/queries.ts'
import { csvNameOf, csvOf } from '../../flow/views/csv.ts'
import { download, pngOf, svgOf, type Caption } from '../chart/picture.ts'
import { usePalette } from '../chart/look.ts'
import { instantInWords, windowInWords } from '../words/instants.ts'
import { MEASURED_NAMES, TYPE_NAMES } from '../words/names.ts'
import type { ShownChart } from './show.ts'
import { VIEW_NAMES } from './view-names.ts'

/** Of streams and slices, by their ids. */
type Names = ReadonlyMap<string, string>

/** Letters that fit on a line of a picture. */
const LETTERS = 165

/** Sentences, as many to a line as fit. */
const linesOf = (sentences: readonly string[]): string[] => {
  const lines: string[] = []
  for (const sentence of sentences) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + sentence.length < LETTERS) {
      lines[lines.length - 1] = `${last} ${sentence}`
    } else lines.push(sentence)
  }
  return lines
}

/** What the picture is of: a picture is sent to people who don't see the filters. */
const captionOf = (answer: ViewAnswer, chart: ShownChart, names: Names): Caption => {
  const { of, window, timeZone, policies } = answer
  const named = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? id))
  const filters = [
    named(of.stream) ?? 'all streams',
    named(of.slice),
    of.team,
    of.type === null ? null : TYPE_NAMES[of.type].many,
  ].filter((one) => one !== null)
  return {
    title: [
      VIEW_NAMES[answer.view].name,
      ...(chart.name === undefined ? [] : [chart.name.toLowerCase()]),
    ].join(': '),
    lines: [
      `${MEASURED_NAMES[of.measured].name} · ${filters.join(' · ')} · ${windowInWords(window.from, window.to)} · ${timeZone}`,
      `Known up to ${instantInWords(window.asOf)}${answer.simulated ? ' · SIMULATED DATA' : ''}`,
      ...linesOf(policies),
    ],
  }
}

export const ExportMenu = ({ answer, charts }: { answer: ViewAnswer; charts: readonly ShownChart[] }) => {
  const palette = usePalette()
  const { data: overview } = useQuery(overviewQuery)
  const names = new Map(
    [...(overview?.slices ?? []), ...(overview?.streams ?? [])].map(({ id, name }) => [id, name]),
  )
  const base = csvNameOf(answer).replace(/\.csv$/, '')
  const pictures = charts.map((chart, i) => ({
    chart,
    name: charts.length > 1 ? `${base}-${i + 1}` : base,
    label: charts.length > 1 && chart.name !== undefined ? `: ${chart.name}` : '',
  }))
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          className="export no-print"
          leftSection={<IconDownload size={14} aria-hidden />}
          aria-label={`Export ${VIEW_NAMES[answer.view].name}`}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {pictures.map(({ chart, name, label }) => (
          <Menu.Item
            key={`png ${name}`}
            onClick={() =>
              download(
                `${name}.png`,
                pngOf(chart.option, chart.height, captionOf(answer, chart, names), palette),
              )
            }
          >
            PNG{label}
          </Menu.Item>
        ))}
        {pictures.map(({ chart, name, label }) => (
          <Menu.Item
            key={`svg ${name}`}
            onClick={() =>
              download(
                `${name}.svg`,
                new Blob([svgOf(chart.option, chart.height, captionOf(answer, chart, names), palette)], {
                  type: 'image/svg+xml',
                }),
              )
            }
          >
            SVG{label}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => download(`${base}.csv`, new Blob([csvOf(answer)], { type: 'text/csv' }))}>
          CSV
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
