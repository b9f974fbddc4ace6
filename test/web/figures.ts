/** The numbers that a page shows, each with its address: what is the same number must be the same everywhere. */
import type { Page } from 'playwright-core'

export interface ShownFigure {
  /** Where it stands. */
  readonly page: string
  /** `figureKey`: what it is and of what. */
  readonly key: string
  readonly value: string
}

/** All numbers of a page that open into an explanation. */
export const figuresOn = async (page: Page): Promise<ShownFigure[]> => {
  const { pathname, search } = new URL(page.url())
  const found = await page
    .locator('[data-figure]')
    .evaluateAll((elements) =>
      elements.map((element) => [element.getAttribute('data-figure'), element.getAttribute('data-value')]),
    )
  return found.map(([key, value]) => ({ page: pathname + search, key: key ?? '', value: value ?? '' }))
}

/** Where one number is shown with different values, in words: empty when all is well. */
export const disagreements = (figures: readonly ShownFigure[]): string[] =>
  [...Map.groupBy(figures, ({ key }) => key)].flatMap(([key, shown]) =>
    new Set(shown.map(({ value }) => value)).size === 1
      ? []
      : [`${key}: ${shown.map(({ page, value }) => `${value} on ${page}`).join(', ')}`],
  )
