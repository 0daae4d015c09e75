/** Something that was not published and is known all the same. */
export interface Claim {
  release: string
  /** of the city as a whole where it is null */
  city: string | null
  /** what is known: a number of answers, a score, or what those answered by whom two releases differ */
  what: 'count' | 'score' | 'answers-of-few'
  /** measure and code, for scores and answers */
  of: string
  low: number
  high: number
  /** how it was found */
  how: string
}
