/** The platform's one warm note. It stands at the beginning and at the end, never beside a question. */
export function SmileArc() {
  return (
    <svg className="smile-arc" viewBox="0 0 120 36" aria-hidden="true" focusable="false">
      <path d="M8 8 Q60 48 112 8" />
    </svg>
  )
}
