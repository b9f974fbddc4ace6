import { expect, it } from 'vitest'
import { FIGURES } from './figure.ts'
import { figureValue, type FigureAnswers } from './figure-values.ts'

class Asked extends Error {}

/** Answers that only tell that they were asked for. */
const asked: FigureAnswers = {
  flow: () => Promise.reject(new Asked('flow')),
  view: (view) => Promise.reject(new Asked(view)),
}

it('each figure comes out of the answer that pages show', async () => {
  const found = await Promise.all(
    Object.keys(FIGURES).map((figure) =>
      figureValue(figure, asked).then(
        () => [figure, 'nothing'],
        (error: unknown) => [figure, error instanceof Asked ? error.message : String(error)],
      ),
    ),
  )
  const answers = new Set(['flow', 'velocity', 'flow-time', 'balance', 'aging', 'rework', 'littles-law'])
  expect(found.filter(([, answer]) => !answers.has(answer ?? ''))).toEqual([])
})
