/** A field no person sees or reaches. What comes back filled in was filled in by a program. */
export function Bait() {
  return (
    <div className="bait" aria-hidden="true">
      <input form="answer-form" name="website" type="text" tabIndex={-1} autoComplete="off" />
    </div>
  )
}
