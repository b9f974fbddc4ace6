/** The order example of the article as a map, for the tests of this room. */
export const ORDER_EXAMPLE = `
organisation: { name: Marketplace }
slices:
  consumer: { name: consumer shoppers, segment: Consumer, outcome: { when: goods arrive, finishLine: delivered, proof: order.delivered } }
  new-shopper: { name: new shoppers, within: consumer }
  returning-shopper: { name: returning shoppers, within: consumer }
  enterprise: { name: enterprise buyers, segment: Enterprise, outcome: { when: the need is met, finishLine: invoice approved, proof: invoice.approved } }
journey:
  stages: { discover: { name: Discover }, purchase: { name: Purchase }, receive: { name: Receive }, return: { name: Return } }
events:
  search.begun: { name: Search begun, stage: discover }
  need.stated: { name: Need stated, stage: discover }
  order.confirmed: { name: Order confirmed, stage: purchase }
  order.placed: { name: Purchase order placed, stage: purchase }
  order.delivered: { name: Order delivered, stage: receive }
  invoice.approved: { name: Invoice approved, stage: receive }
policies:
  approval: { name: Approval of purchases }
grid:
  consumer:
    discover: { intent: Find the right product, value: Offers, outcome: An offer is opened, metric: Searches with a find, cadence: daily }
    purchase: { intent: Pay without friction, value: A confirmed order, outcome: The order is confirmed, metric: Paid carts, proof: order.confirmed }
    receive: { intent: Have it on time, value: The goods, outcome: The goods are there, metric: On time, proof: order.delivered }
    return: { intent: Give it back, value: The money, outcome: Refunded, metric: Days to refund }
  returning-shopper:
    discover: { intent: "Find the right product!" }
  enterprise:
    discover: { intent: Find the right product, value: Quotes, outcome: A quote is opened, metric: Quotes per need, cadence: daily }
    purchase: { intent: Buy by the rules, value: A placed order, outcome: The order is approved, metric: Orders in time, proof: order.placed, policies: [approval] }
    receive: { intent: Have it in the window, value: The goods, outcome: The goods are there, metric: In window, proof: invoice.approved }
    return: does not apply
streams:
  shopping:
    name: Shopper Purchase Experience
    promise: Shoppers find, buy and receive the right goods
    for: [consumer]
    trigger: A shopper looks for a product
    finishLine: The goods are received
    outcome: The shopper has the goods
    stages: [discover, purchase, receive, return]
    proofPoints: { trigger: search.begun, finishLine: order.delivered }
    northStar: { name: Conversion }
    reliesOn: [payments]
  procurement:
    name: Enterprise Procurement
    promise: Companies buy by their own rules
    for: [enterprise]
    trigger: A need is stated
    finishLine: The invoice is approved
    outcome: The company is supplied
    stages: [discover, purchase, receive]
    proofPoints: { trigger: need.stated }
    northStar: { name: Needs met in time }
    reliesOn: [payments]
  payments:
    name: Payments
    kind: supporting
    promise: Payments arrive
    for: [shopping, procurement]
    trigger: A stream asks for a payment
    finishLine: The payment is settled
    outcome: The stream is paid
`
