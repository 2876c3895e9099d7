let arriving = false

/** Says that the reader has gone to another page, whose heading takes the focus when it appears. */
export function noteArrival(): void {
  arriving = true
}

/** Whether a heading that appears is the one the reader has just gone to; answers yes once. */
export function takeArrival(): boolean {
  const was = arriving
  arriving = false
  return was
}
