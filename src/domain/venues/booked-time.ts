/** For how many minutes a sitting takes a place: as long as it says, or an hour for each of its hours, breaks included. */
export function minutesBooked(lastsMinutes: number | null | undefined, hundredthHours: number): number {
  return lastsMinutes ?? Math.round((hundredthHours * 60) / 100)
}

/** A local time some minutes later, `YYYY-MM-DD HH:mm`. */
export function plusMinutes(start: string, minutes: number): string {
  const at = Date.parse(`${start.replace(" ", "T")}:00Z`) + minutes * 60_000
  return new Date(at).toISOString().slice(0, 16).replace("T", " ")
}
