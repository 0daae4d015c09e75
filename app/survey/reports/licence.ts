/** What others may do with the tables of a release, by the name of a licence; frozen when the release is made. */
export interface Licence {
  /** as it is known: "CC BY 4.0" */
  name: string
  /** where its text is; null where there is no such address */
  address: string | null
}
