/** The smallest map that measures something: shown to who has none yet. A test proves that it is valid. */
export const EXAMPLE_MAP = `organisation:
  name: Your organisation
  timeZone: Europe/Amsterdam

slices:
  consumers:
    name: Consumers

streams:
  shopper-purchase:
    name: Shopper Purchase Experience
    promise: Shoppers find, buy, receive and return goods without friction.
    for: [consumers]
    trigger: A shopper looks for a product
    finishLine: The goods are received and kept
    outcome: The shopper has what they wanted
    northStar:
      name: Conversion to completed delivery

sources:
  tickets:
    name: Tickets
    kind: csv
    stream: shopper-purchase
    states:
      Open: new
      In Progress: active
      Waiting: waiting
      Closed: done
    classify:
      - when: { type: Bug }
        as: defect
      - when: { type: Story }
        as: feature
    csv:
      item: Ticket
      time: Changed
      state: Status
      type: Type
`
