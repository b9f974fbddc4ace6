/** The address of a way from one stage to another: `discover → compare`. */
export const wayOf = (from: string, to: string): string => `${from} → ${to}`
