/** What the work is about, in the words of the streams. */
import type { Kind } from './delivery-plan.ts'

type Titles = Readonly<Record<Kind, readonly [string, ...string[]]>>

const SHOP: Titles = {
  feature: [
    'Show the delivery date in search results',
    'Compare up to five products side by side',
    'Filter reviews by how the product is used',
    'Keep an offer for two weeks',
    'Take up an interrupted checkout again',
    'Choose a pick-up point at checkout',
    'Follow the parcel on a map',
    'Start a return from the list of purchases',
    'Print the return label in the shop',
    'Recommend what goes with the basket',
  ],
  defect: [
    'Basket is empty after signing in',
    'Price in the comparison differs from the product page',
    'Confirmation is sent twice',
    'Tracking shows the wrong carrier',
    'Refund status is stuck after the parcel came back',
    'Search finds products that are sold out',
    'Checkout cannot be resumed on a second device',
    'Voucher is taken off twice',
  ],
  risk: [
    'Ask again before an address is changed',
    'Keep browsing history for thirty days only',
    'Limit attempts to guess voucher codes',
    'Consent for personal recommendations',
  ],
  debt: [
    'Retire the old product page',
    'Split the checkout’s data from the basket’s',
    'Make the tests of the comparison stable',
    'Replace the hand-made image resizing',
    'Archive catalogue data of closed sellers',
  ],
  other: ['Workshop on next season’s assortment', 'Try out a visual search', 'Support the spring campaign'],
}

const PROC: Titles = {
  feature: [
    'Ask several sellers for quotes at once',
    'Compare quotes by total cost',
    'Approve from the inbox',
    'Attach a purchase order number to every line',
    'Choose a delivery window per site',
    'Check a tax exemption certificate automatically',
    'Match invoice, purchase order and goods received',
    'Catalogue limited to the framework agreement',
  ],
  defect: [
    'Approval is asked of someone who has left',
    'Quote shows the price of last month',
    'Tax exemption is lost on partial delivery',
    'Delivery window is an hour off after the clock change',
    'Invoice total differs by a cent',
  ],
  risk: [
    'Four eyes above the spending limit',
    'Audit trail of every approval',
    'Keep tax certificates for ten years',
  ],
  debt: [
    'Move the old quotes out of the mail folder',
    'One service for approval rules',
    'Replace the invoice importer',
  ],
  other: ['Visit a pilot customer', 'Try out punch-out catalogues', 'Collect wishes of requisitioners'],
}

const PAY: Titles = {
  feature: [
    'Pay by instant bank transfer',
    'Pay later for returning shoppers',
    'Refund within the hour',
    'Settle with sellers daily',
    'Payment on invoice for companies',
  ],
  defect: [
    'Card is charged twice after a timeout',
    'Refund goes to an expired card',
    'Fraud check holds payments of known shoppers',
    'Settlement file lacks the fees',
  ],
  risk: [
    'Strong authentication for stored cards',
    'Renew the card scheme’s certificate',
    'Rotate the keys of the token vault',
    'Explain every fraud decision',
    'Limit who can see payment data',
    'Keep evidence for chargebacks',
  ],
  debt: [
    'Retire the first payment gateway',
    'Rewrite the retry of settlements',
    'Upgrade the ledger’s database',
  ],
  other: ['Prepare the talks with a new acquirer', 'Try out a rules engine'],
}

const PLAT: Titles = {
  feature: [
    'Preview environment for every change',
    'Deployment in five minutes',
    'Events at every proof point, by template',
    'Service levels on one page',
    'Self-service for new services',
  ],
  defect: [
    'Build cache serves an old version',
    'Logs of the night are missing',
    'Roll-back leaves half of the instances behind',
    'Alert fires for services that are retired',
  ],
  risk: [
    'Sign every build',
    'Patch the base images',
    'Renew certificates without people',
    'Separate the keys of test and production',
  ],
  debt: [
    'Move the last services to the new cluster',
    'Upgrade the message broker',
    'Halve the cost of stored metrics',
    'Remove the second secrets store',
    'Write down how to restore from backup',
  ],
  other: ['Compare two tracing tools', 'Help the shop with load tests'],
}

export const TITLES: Readonly<Record<string, Titles>> = { SHOP, PROC, PAY, PLAT }
