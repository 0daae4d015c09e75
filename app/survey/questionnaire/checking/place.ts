/** Where in the editor a finding is looked at and mended. */
export interface CheckPlace {
  page: 'outline' | 'bank' | 'item' | 'languages' | 'branching' | 'forms'
  /** code of the item, on the page of an item and as the place on the others */
  item?: string | undefined
}

/** One thing to look at before a questionnaire is published. An error keeps it from being published. */
export interface CheckFinding {
  level: 'error' | 'warning'
  /** key of its sentence */
  code: string
  place: CheckPlace
  /** what the sentence names */
  about: Record<string, string | number>
}
