/** The first map of an organisation: one stream's card, with what to do next beside it. */
import { stringify } from 'yaml'
import { idFrom } from './id-from.ts'

/** What is asked of someone who begins. All texts, none empty. */
export interface FirstAnswers {
  readonly organisation: string
  readonly timeZone: string
  /** Name of the stream: what its customers would call it. */
  readonly stream: string
  /** Who is served. */
  readonly slice: string
  readonly promise: string
  readonly trigger: string
  readonly finishLine: string
  readonly outcome: string
  /** Names of the stages, in order. */
  readonly stages: readonly string[]
  readonly northStar: string
  readonly owner: string
}

const value = (text: string): string => stringify(text, { lineWidth: 0 }).trimEnd()

const inFlow = (text: string): string =>
  stringify([text], { lineWidth: 0, collectionStyle: 'flow', flowCollectionPadding: false })
    .trim()
    .slice(1, -1)

/** File → text of a map that has no errors. */
export const firstMap = (answers: FirstAnswers): Map<string, string> => {
  const taken = new Set<string>()
  const newId = (name: string, otherwise: string): string => {
    const id = idFrom(name, taken, otherwise)
    taken.add(id)
    return id
  }
  const stream = newId(answers.stream, 'stream')
  const slice = newId(answers.slice, 'slice')
  const team = newId(answers.owner, 'team')
  const stages = answers.stages.map((name) => ({ name, id: newId(name, 'stage') }))
  return new Map([
    [
      'organisation.yaml',
      `# The organisation whose value streams these are. Days and weeks are counted in its time zone.
organisation:
  name: ${value(answers.organisation)}
  timeZone: ${answers.timeZone}
  # Goals of the strategy, which north-stars serve. Then add \`goal: growth\` to the north-star of a stream.
  # goals:
  #   growth: { name: Grow what customers pay us for }
`,
    ],
    [
      'customers.yaml',
      `# Who is served: two to five slices (segments, personas or jobs) that you can win, serve and renew.
slices:
  ${slice}:
    name: ${value(answers.slice)}
    # segment, persona or job: who they are and what they want done
    # evidence: { won: …, served: …, renewed: … }
    # "We win when {outcome.when} happens for {slice}", with a finish line that can be measured
    # outcome: { when: …, finishLine: … }

# The skeleton of their journey, from first contact to leaving or expanding. The same for all slices.
journey:
  stages:
${stages.map(({ id, name }) => `    ${id}: { name: ${inFlow(name)} }`).join('\n')}

# Next: what must be true at every step (\`grid\`). See docs/guide/map.md.
`,
    ],
    [
      `${stream}.yaml`,
      `# The card of a value stream. It reads like the charter of a team: a promise that is kept again and again.
streams:
  ${stream}:
    name: ${value(answers.stream)}
    promise: ${value(answers.promise)}
    for: [${slice}]
    trigger: ${value(answers.trigger)}
    finishLine: ${value(answers.finishLine)}
    outcome: ${value(answers.outcome)}
    stages: [${stages.map(({ id }) => id).join(', ')}]
    # The one metric that says whether the promise is kept.
    northStar:
      name: ${value(answers.northStar)}
    owner: ${team}
    # Next: metrics, guardrails, policies, capabilities, risks. \`millrace draw card ${stream}\` shows what is missing.

teams:
  ${team}:
    name: ${value(answers.owner)}
    stream: ${stream}
`,
    ],
  ])
}
