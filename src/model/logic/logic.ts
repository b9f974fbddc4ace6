/** Metric logic: an expression over measured quantities, such as `reached(order.delivered) / started`. */
export type * from './ast.ts'
export { checkLogic, type LogicContext, type Names } from './check.ts'
export { common, inWords, product, quotient, type Dimension } from './dimensions.ts'
export { expectedAt, type ExpectedAt } from './expected.ts'
export { eventsOf, measuredFrom, namesIn, type MeasuredFrom, type NamedArgument } from './names.ts'
export { LONGEST, parseLogic } from './parse.ts'
export { printLogic } from './print.ts'
export {
  QUANTITIES,
  quantityOf,
  signatureOf,
  WORK_TYPES,
  type Parameter,
  type Quantity,
} from './quantities.ts'
export { amountOf, dimensionOf, TIME_UNITS } from './units.ts'
