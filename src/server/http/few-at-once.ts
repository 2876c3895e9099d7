import { problem } from "./problem.ts"

/** Does what is costly for so many at one time, and for so many of one account; whoever comes then is told to wait. */
export function fewAtOnce(most: number, mostOfOne: number) {
  const underWay: number[] = []
  return async <Done>(accountId: number, work: () => Promise<Done>): Promise<Done> => {
    const own = underWay.filter((one) => one === accountId).length
    if (own >= mostOfOne || underWay.length >= most) throw problem("busy")
    underWay.push(accountId)
    try {
      return await work()
    } finally {
      underWay.splice(underWay.indexOf(accountId), 1)
    }
  }
}
