/** Rows, counted from 1, whose value is wrong. */
export function rowsWhere<T>(values: ArrayLike<T>, isWrong: (value: T) => boolean): number[] {
  const rows: number[] = []
  for (let i = 0; i < values.length; i++) if (isWrong(values[i]!)) rows.push(i + 1)
  return rows
}
