/** A point in time as Prisma stores it in SQLite, so that both doors to the database compare alike. */
export function storedTime(time: Date): string {
  return time.toISOString().replace('Z', '+00:00')
}
