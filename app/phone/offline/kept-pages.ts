/** The answer page as it lies on the phone, with everything it needs: one entry a language, one for no language. */
const KEPT = 'smile pages'

/** Longest wait for the network, in milliseconds, when the page lies on the phone already. */
const PATIENCE = 6000

/** What a page asks the worker to keep. */
export interface KeepOrder {
  /** path of the answer page */
  path: string
  /** the language it is shown in now */
  language: string
  languages: string[]
  /** addresses of its script and sheet */
  assets: string[]
}

/** Brings a page, in every language it is offered in, and its assets onto the phone. */
export async function keepPage({ path, language, languages, assets }: KeepOrder): Promise<void> {
  const kept = await caches.open(KEPT)
  await Promise.all(assets.map(async (address) => (await kept.match(address)) ?? kept.add(address)))
  for (const tag of languages) {
    const address = `${path}?lang=${tag}`
    // without cookies: keeping a page in another language must not change the reader's own
    const page = await fetch(address, { credentials: 'omit' })
    if (page.status !== 200) continue
    if (tag === language) await kept.put(path, page.clone())
    await kept.put(address, page)
  }
}

/** Throws away all pages kept. */
export async function forgetPages(): Promise<void> {
  await caches.delete(KEPT)
}

/** An asset from the phone, else from the network. Names of assets change with their content. */
export async function openAsset(request: Request): Promise<Response> {
  return (await caches.match(request.url, { cacheName: KEPT })) ?? fetch(request)
}

/**
 * A page from the network; the one on the phone when there is no network, when it takes too long, or when nobody
 * answers behind the proxy. A post of a form that does not get through finds the page on the phone too, whose script
 * knows where the resident stopped; one that asks for another language goes to it.
 */
export async function openPage(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const kept = await findKept(url)
  if (!kept) return fetch(request)
  const form = request.method === 'POST' ? request.clone() : null
  try {
    const page = await (form ? fetch(request) : inTime(fetch(request)))
    if (page.status < 502) return page
  } catch {
    // no network: what the phone has is shown
  }
  const language = form && /^language:([\w-]+)$/.exec(await intentOf(form))?.[1]
  if (!language) return kept
  url.searchParams.set('lang', language)
  return Response.redirect(url.href, 303)
}

async function findKept({ pathname, searchParams }: URL): Promise<Response | undefined> {
  const language = searchParams.get('lang')
  const options = { cacheName: KEPT }
  const wanted = language && (await caches.match(`${pathname}?lang=${language}`, options))
  return wanted || caches.match(pathname, options)
}

async function intentOf(request: Request): Promise<string> {
  return String((await request.formData()).get('intent') ?? '')
}

function inTime(answer: Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('too slow')), PATIENCE)
    answer.then(resolve, reject)
  })
}
