/**
 * Sizes of numbers that can be computed with: products such as w²y⁴ over a million rows still fit a double
 * and do not vanish. Beyond them a sum of squares would overflow or become 0, which would look like a result.
 */
export const LARGEST = 1e50
export const SMALLEST = 1e-50
