/** What is wrong with a questionnaire, and the path of the value. */
export interface QuestionnaireFault {
  path: (string | number)[]
  code: string
  message: string
}
