import type { Rule } from '../../diagnostic.ts'

/** A source of delivery work has no rule for the types: all of its items are unclassified (R11). */
export const noClassification: Rule = {
  code: 'MR310',
  name: 'work without types',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    [...map.sources].flatMap(([id, source]) =>
      source.measures === 'work' && source.classify.length === 0
        ? [
            {
              ...locateKey(['sources', id]),
              code: 'MR310',
              message: `\`${id}\` has no rule that says which items are features, defects, risks or debt: all stay unclassified.`,
              hint: 'Add `classify`, such as `classify: [{ when: { type: Bug }, as: defect }]`.',
            },
          ]
        : [],
    ),
}
