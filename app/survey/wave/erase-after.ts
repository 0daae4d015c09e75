/**
 * The last day on which the answers of a wave are kept: so many months after it closes, or the last day of that month
 * where it has no such day.
 *
 * @param closesOn YYYY-MM-DD
 */
export function eraseAfter(closesOn: string, months: number): string {
  const [year = 0, month = 1, day = 1] = closesOn.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  const end = new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth.getUTCDate())))
  return end.toISOString().slice(0, 10)
}
