/** What the page of alerts gives to copy into the map; a test holds it to the schema. */
export const EXAMPLE_TARGETS = `streams:
  shop:
    measuring:
      expectation: { percent: 85, within: 12 d }
    targets:
      quick: { metric: flowTime.p85, atMost: 5 d }
      few: { metric: load, atMost: 30, atRisk: 25 }
      debt: { metric: distribution.debt, atLeast: 15 %, over: 8 }
`

export const EXAMPLE_ALERTS = `alerts:
  channel:
    name: Channel of the team
    by: webhook
    urlFrom: CHAT_URL        # the variable that holds the address
    secretFrom: CHAT_SECRET  # the variable that holds the secret of the signature
  on-call:
    name: People on call
    by: email
    to: [on-call@example.org]
    from: millrace@example.org
    on: [stale, expectation]
`
