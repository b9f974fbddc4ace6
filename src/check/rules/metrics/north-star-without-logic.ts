import type { Rule } from '../../diagnostic.ts'

/** Start and finish of a stream are proven by events, and its north-star is still only a name: conversion stands for it (R17). */
export const northStarWithoutLogic: Rule = {
  code: 'MR251',
  name: 'north-star without logic',
  severity: 'info',
  check: ({ map, locate }) =>
    [...map.streams].flatMap(([id, { northStar, proofPoints, kind, lifecycle }]) =>
      kind === 'top-level' &&
      lifecycle !== 'retired' &&
      northStar !== undefined &&
      northStar.logic === undefined &&
      proofPoints?.trigger !== undefined &&
      proofPoints.finishLine !== undefined
        ? [
            {
              ...locate(['streams', id, 'northStar']),
              code: 'MR251',
              message: `The north-star of \`${id}\` is a name: “${northStar.name}” is computed as conversion, the default.`,
              hint: `Say by \`logic\` how it is computed, such as \`reached(${proofPoints.finishLine}) / started\`.`,
            },
          ]
        : [],
    ),
}
