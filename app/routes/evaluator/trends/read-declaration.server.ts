import { breakFormSchema, bridgeFormSchema, type Declaration } from '#app/survey/trend/declaration.ts'

/** What is wrong with a form: a key under `trends.problem`. */
type FormProblem = 'reason' | 'number' | 'bridge' | 'form'

/** Reads one of the two forms. @throws Response 400 for a form there is none of */
export function readDeclaration(
  form: URLSearchParams,
): Pick<Declaration, 'since' | 'declared'> | { problem: FormProblem } {
  const text = (name: string) => form.get(name) ?? ''
  const values = {
    ...Object.fromEntries(form),
    reason: { 'zh-CN': text('reason-zh'), en: text('reason-en') },
  }
  const since = text('since') || null
  const step = form.get('step')
  if (step === 'break') {
    const parsed = breakFormSchema.safeParse(values)
    if (parsed.success) return { since, declared: { type: 'break', form: parsed.data } }
    return { problem: problemOf(parsed.error.issues) }
  }
  if (step === 'bridge') {
    const parsed = bridgeFormSchema.safeParse(values)
    if (parsed.success) return { since, declared: { type: 'bridge', form: parsed.data } }
    return { problem: problemOf(parsed.error.issues) }
  }
  throw new Response(null, { status: 400 })
}

function problemOf(issues: { message: string }[]): FormProblem {
  const known = ['reason', 'number', 'bridge'] as const
  return known.find((problem) => issues.some(({ message }) => message === problem)) ?? 'form'
}
