/** The part of jStat that is used: distribution functions. The package brings no types. */
declare module 'jstat' {
  interface Distribution {
    cdf(x: number, ...parameters: number[]): number
    inv(p: number, ...parameters: number[]): number
  }
  const jStat: {
    readonly normal: Distribution
    readonly chisquare: Distribution
    readonly studentt: Distribution
    gammaln(x: number): number
  }
  export default jStat
}
