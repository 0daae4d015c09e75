import type { ReactNode } from 'react'

interface Props {
  title: string
  /** paragraphs */
  body: string[]
  /** links or buttons that lead on */
  children?: ReactNode
}

/** A page that says one thing and where to go next. */
export function MessageScreen({ title, body, children }: Props) {
  return (
    <>
      <h1 id="question" tabIndex={-1}>
        {title}
      </h1>
      {body.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {children}
    </>
  )
}
