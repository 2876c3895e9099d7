/**
 * Aborted when somebody wants the program to end: by ^C, or a service manager's word. JavaScript, and loaded before
 * anything that takes time, so that nobody is killed in the middle of a start. A terminal's ^C comes twice under npm, which
 * passes on what its children have had already; whoever asks again after that ends the program at once.
 */
const asking = new AbortController()
let firstAsked = 0

function ask() {
  if (!asking.signal.aborted) {
    firstAsked = performance.now()
    asking.abort()
  } else if (performance.now() - firstAsked > 1000) process.exit(1)
}
process.on("SIGINT", ask)
process.on("SIGTERM", ask)

export const askedToStop = asking.signal
