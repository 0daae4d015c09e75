/** Title and description of a page, as its loader gives them; without a description the title stands for it. */
export function pageMeta(page: { title: string; description?: string } | undefined) {
  if (!page) return []
  return [{ title: page.title }, { name: 'description', content: page.description ?? page.title }]
}
