/** How the map came to be and how it changes: decisions, reviews, experiments, overrides. */
import { KINDS, type Kind } from '../../model/schema.ts'
import { ruleFile, thingsOf, type Context, type Page } from '../context.ts'
import { html, joined, type Content } from '../html.ts'
import { card, namedBy, none, section, thing } from '../parts.ts'

/** A link to whatever bears this id: records may be about anything. */
const anything = ({ map, link }: Context, id: string): Content => {
  const kind = KINDS.find((one: Kind) => thingsOf(map, one).has(id))
  return kind === undefined ? html`<span class="missing">${id} (not defined)</span>` : link(kind, id)
}

const decisions = (context: Context): Content =>
  joined(
    [...context.map.decisions].map(([id, one]) =>
      thing(
        'decision',
        id,
        id,
        card([
          ['On', one.on],
          ['By', one.by],
          ['About', joined(one.about.map((about) => anything(context, about)))],
          ['Why', one.why],
          ['Acts by way of', one.path],
          [
            'Predicted',
            one.prediction && [
              one.prediction.says,
              one.prediction.holds !== undefined && [' ', context.logic(one.prediction.holds)],
              one.prediction.by !== undefined && `, by ${one.prediction.by}`,
            ],
          ],
          ['Replaces', one.supersedes !== undefined && context.link('decision', one.supersedes)],
          ['Named by', namedBy(context, 'decision', id)],
        ]),
        one.kind,
      ),
    ),
    '',
  )

const reviews = (context: Context): Content =>
  joined(
    [...context.map.reviews].map(([id, one]) =>
      thing(
        'review',
        id,
        id,
        card([
          ['On', one.on],
          ['By', one.by],
          ['Occasion', one.occasion === 'cadence' ? 'regular' : 'the market shifted'],
          ['Streams', one.streams.length > 0 ? context.links('stream', one.streams) : 'all'],
          ['Findings', one.findings],
          [
            'Predictions',
            Object.keys(one.scores).length > 0 &&
              html`<ul>
                ${Object.entries(one.scores).map(([decision, score]) => html`<li>${context.link('decision', decision)}: ${score}</li>`)}
              </ul>`,
          ],
          ['Decided', one.decisions.length > 0 && context.links('decision', one.decisions)],
        ]),
      ),
    ),
    '',
  )

const experiments = (context: Context): Content =>
  joined(
    [...context.map.experiments].map(([id, one]) =>
      thing(
        'experiment',
        id,
        one.name,
        card([
          ['Stream', context.link('stream', one.stream)],
          ['Stage', one.stage !== undefined && context.link('stage', one.stage)],
          ['Hypothesis', one.hypothesis],
          ['Measure', one.measure !== undefined && context.logic(one.measure)],
          ['Success', one.success !== undefined && context.logic(one.success)],
          [
            'Owner',
            one.owner !== undefined &&
              (context.map.people.has(one.owner)
                ? context.link('person', one.owner)
                : context.linkOrName('team', one.owner)),
          ],
          ['From', one.from],
          ['Judged on', one.to],
          ['Learned', one.learned],
        ]),
        one.result,
      ),
    ),
    '',
  )

const overrides = (context: Context): Content =>
  joined(
    [...context.map.overrides].map(([id, one]) =>
      thing(
        'override',
        id,
        id,
        card([
          [
            'Rule',
            context.rules.has(one.rule)
              ? html`<a href="${ruleFile(one.rule)}">${one.rule}</a>:
                  ${context.rules.get(one.rule)?.name ?? ''}`
              : one.rule,
          ],
          ['About', anything(context, one.about)],
          ['By', one.by],
          ['Since', one.on],
          ['Until', one.until],
          ['Why', one.why],
        ]),
      ),
    ),
    '',
  )

export const decisionsPage = (context: Context): Page => {
  const { map } = context
  const isEmpty = [map.decisions, map.reviews, map.experiments, map.overrides].every(({ size }) => size === 0)
  return {
    file: 'decisions.html',
    title: 'Decisions',
    lead: 'What was decided and why, what it was expected to bring, and whether it came true.',
    body: [
      isEmpty && none('Nothing is recorded yet.'),
      section('Decisions', map.decisions.size > 0 && decisions(context)),
      section('Reviews', map.reviews.size > 0 && reviews(context)),
      section('Experiments', map.experiments.size > 0 && experiments(context)),
      section('Overrides of the check', map.overrides.size > 0 && overrides(context)),
    ],
  }
}
