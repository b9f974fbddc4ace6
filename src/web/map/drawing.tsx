/** A drawing of the map, made by the server: its links lead to the pages of what they show. */
import { useEffect, useRef, type MouseEvent } from 'react'
import { Skeleton, useComputedColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { FORMATS_OF, type Format, type Subject } from '../../draw/subjects.ts'
import { drawingQuery } from '../api/map-queries.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'

const FORMATS: Readonly<Record<Format, { name: string; ending: string }>> = {
  svg: { name: 'SVG', ending: 'svg' },
  mermaid: { name: 'Mermaid', ending: 'mmd' },
  archimate: { name: 'ArchiMate', ending: 'xml' },
}

const addressOf = (subject: Subject, id: string | undefined, ending: string): string =>
  `/api/map/drawing/${id === undefined ? subject : `${subject}/${encodeURIComponent(id)}`}.${ending}`

interface DrawingProps {
  readonly subject: Subject
  readonly id?: string
  /** What the drawing shows, for who can't see it. */
  readonly label: string
}

/** Files of the drawing to take along. */
export const Downloads = ({ subject, id }: Omit<DrawingProps, 'label'>) => (
  <p className="small dimmed downloads">
    Take it along as{' '}
    {FORMATS_OF[subject].map((format, i) => (
      <span key={format}>
        {i > 0 && ', '}
        <a href={addressOf(subject, id, FORMATS[format].ending)} download>
          {FORMATS[format].name}
        </a>
      </span>
    ))}
  </p>
)

const FIT = 'svg{display:block;max-width:100%;height:auto;margin:0 auto}'
/** A drawing is fitted into the page only if it is then still of this size, of 1; else it scrolls. */
const SMALLEST = 0.85

/** The drawing has styles of its own, so it stands in a tree of its own; the colours of the page reach into it. */
const Svg = ({ svg }: { svg: string }) => {
  const place = useRef<HTMLDivElement>(null)
  const router = useRouter()
  useEffect(() => {
    if (!place.current) return
    const root = place.current.shadowRoot ?? place.current.attachShadow({ mode: 'open' })
    root.innerHTML = `<style>${FIT}</style>${svg}`
    const drawing = root.querySelector('svg')
    // An image has no parts; one whose parts are links is a group of them.
    drawing?.setAttribute('role', 'group')
    if (drawing) drawing.style.minWidth = `${Number(drawing.getAttribute('width')) * SMALLEST}px`
  }, [svg])
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    const link = event.nativeEvent.composedPath().find((one) => one instanceof SVGAElement)
    const address = link?.getAttribute('href')
    if (!address?.startsWith('/')) return
    event.preventDefault()
    router.history.push(address)
  }
  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- catches the clicks of the links inside, which work by keyboard
  return <div ref={place} className="drawing" onClick={follow} />
}

export const Drawing = ({ subject, id, label }: DrawingProps) => {
  const theme = useComputedColorScheme('light')
  const { data, error, refetch } = useQuery(drawingQuery(`${addressOf(subject, id, 'svg')}?theme=${theme}`))
  return (
    <figure className="drawing-figure">
      {data === undefined ? (
        error ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton height={320} />
        )
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <div className="drawing-scroll" role="region" aria-label={label} tabIndex={0}>
          <Svg svg={data} />
        </div>
      )}
      <figcaption>
        <Downloads subject={subject} id={id} />
      </figcaption>
    </figure>
  )
}
